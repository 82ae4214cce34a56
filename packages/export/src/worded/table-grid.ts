/** A cell as the text has it: spans in whole columns and rows, from 1. */
export type SpanningCell = { readonly columns: number; readonly rows: number };

export type PlacedCell<Cell> = {
  readonly cell: Cell;
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
};

export type Grid<Cell> = {
  readonly columns: number;
  readonly rows: number;
  readonly placed: readonly PlacedCell<Cell>[];
};

/** Columns beyond this are not placed: no page could show them. */
export const maxColumns = 40;

/**
 * Gives every cell its place, in the way of HTML's table model, so that no two overlap and none leaves the table:
 * spans are cut short at the last row, at `maxColumns` and where a cell from above stands in the way. Cells that find
 * no place are returned in `left`.
 */
export function placeCells<Cell extends SpanningCell>(
  rows: readonly (readonly Cell[])[],
): { readonly grid: Grid<Cell>; readonly left: readonly Cell[] } {
  const taken = rows.map(() => new Set<number>());
  const placed: PlacedCell<Cell>[] = [];
  const left: Cell[] = [];
  rows.forEach((cells, y) => {
    const free = (x: number) => taken[y]?.has(x) !== true;
    let x = 0;
    for (const cell of cells) {
      while (x < maxColumns && !free(x)) x += 1;
      if (x >= maxColumns) {
        left.push(cell);
        continue;
      }
      let columns = 1;
      while (columns < cell.columns && x + columns < maxColumns && free(x + columns)) columns += 1;
      const height = Math.min(cell.rows, rows.length - y);
      for (let below = y; below < y + height; below += 1) {
        for (let across = x; across < x + columns; across += 1) taken[below]?.add(across);
      }
      placed.push({ cell, x, y, columns, rows: height });
      x += columns;
    }
  });
  const columns = placed.reduce((most, cell) => Math.max(most, cell.x + cell.columns), 1);
  return { grid: { columns, rows: rows.length, placed }, left };
}
