import { type Html, html } from "./escaping-html.ts";

export type Column = { readonly label: string; readonly nowrap: boolean };

/**
 * A table whose rows stand as small cards on a narrow screen. The roles say again what it is, because some browsers
 * forget it once the cells are no longer laid out as a table. The first cell of a row names the row.
 */
export function stackingTable(
  columns: readonly Column[],
  rows: readonly (readonly (string | Html)[])[],
): Html {
  const head = columns.map(({ label }) => html`<th scope="col" role="columnheader">${label}</th>`);
  const body = rows.map((cells) => {
    const set = cells.map((cell, index) => {
      const column = columns[index];
      if (index === 0) return html`<th scope="row" role="rowheader" class="number">${cell}</th>`;
      if (index === 1) return html`<td role="cell">${cell}</td>`;
      return html`<td role="cell" data-label="${column?.label ?? ""}" class="${column?.nowrap === true ? "nowrap" : ""}">${cell}</td>`;
    });
    return html`<tr role="row">${set}</tr>`;
  });
  return html`<div class="stacking"><table role="table"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${body}</tbody></table></div>`;
}
