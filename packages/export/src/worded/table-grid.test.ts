import { expect, it } from "vitest";
import { maxColumns, placeCells } from "./table-grid.ts";

it("places cells beside and below each other as HTML does", () => {
  const { grid } = placeCells([
    [
      { columns: 1, rows: 2 },
      { columns: 2, rows: 1 },
    ],
    [
      { columns: 1, rows: 1 },
      { columns: 1, rows: 1 },
    ],
  ]);
  expect(grid.columns).toBe(3);
  expect(grid.placed.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [2, 1],
  ]);
});

it("never lets two cells overlap or leave the table, whatever their spans", () => {
  const spans = [
    { columns: 1, rows: 1 },
    { columns: 2, rows: 1 },
    { columns: 1, rows: 2 },
    { columns: 39, rows: 9 },
  ];
  // Every way to fill five places of a table with rows of two, none, two and one.
  for (let choice = 0; choice < spans.length ** 5; choice += 1) {
    const cells = [0, 1, 2, 3, 4].map(
      (place) => spans[Math.floor(choice / 4 ** place) % 4] ?? { columns: 1, rows: 1 },
    );
    const { grid, left } = placeCells([cells.slice(0, 2), [], cells.slice(2, 4), cells.slice(4)]);
    const taken = new Set<number>();
    let area = 0;
    for (const { x, y, columns, rows } of grid.placed) {
      area += columns * rows;
      for (let across = x; across < x + columns; across += 1) {
        for (let below = y; below < y + rows; below += 1) taken.add(below * 1000 + across);
      }
      expect(x + columns).toBeLessThanOrEqual(maxColumns);
      expect(y + rows).toBeLessThanOrEqual(4);
    }
    expect(taken.size).toBe(area);
    expect(grid.placed.length + left.length).toBe(5);
  }
});
