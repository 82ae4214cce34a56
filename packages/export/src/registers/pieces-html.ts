import { type Html, html } from "../escaping-html.ts";
import { partyMark } from "../party-mark.ts";
import type { RegisterPiece, RegisterWords } from "./piece.ts";

export function wordsHtml(words: RegisterWords): Html[] {
  return words.map(({ text, party, strong }) => {
    if (party !== null) return html`<span class="party ${party}">${partyMark(party)}${text}</span>`;
    return strong ? html`<strong>${text}</strong>` : html`${text}`;
  });
}

export function piecesHtml(pieces: readonly RegisterPiece[]): Html[] {
  return pieces.map(pieceHtml);
}

function pieceHtml(piece: RegisterPiece): Html {
  switch (piece.kind) {
    case "line":
      return html`<p>${wordsHtml(piece.words)}</p>`;
    case "facts": {
      const facts = piece.facts.map(
        ({ label, value }) => html`<div><dt>${label}</dt><dd>${wordsHtml(value)}</dd></div>`,
      );
      return html`<dl class="register-facts">${facts}</dl>`;
    }
    case "table": {
      const head = piece.columns.map((name) => html`<th scope="col">${name}</th>`);
      const rows = piece.rows.map((cells) => {
        const set = cells.map(
          (lines) => html`<td>${lines.map((line) => html`<p>${wordsHtml(line)}</p>`)}</td>`,
        );
        return html`<tr>${set}</tr>`;
      });
      // Focusable, so that a table wider than the screen can be scrolled by keyboard.
      return html`<div class="table-frame register" role="group" aria-label="${piece.columns.join(", ")}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
    }
  }
}
