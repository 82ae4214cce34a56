import { readFileSync } from "node:fs";
import { type Language, type Party, parties } from "@minuta/domain";
import type { PublishedRecord } from "@minuta/record";
import { type ClassificationLegend, classificationLegend } from "./classification.ts";
import { type Html, html, keptHtml } from "./escaping-html.ts";
import { partyMark } from "./party-mark.ts";
import { qrPath } from "./qr-path.ts";
import type { WordedRecord } from "./worded/worded-record.ts";

const style = readFileSync(new URL("./record.css", import.meta.url), "utf8");

const nothing = html``;

/**
 * A record as one HTML file that needs nothing beside it: style inside, no script, no address to load from. It prints
 * as a gazette and reads on a telephone. `body` is what `recordBodyHtml` gives of the same record.
 */
export function recordHtml(published: PublishedRecord, record: WordedRecord, body: string): string {
  const { language, provenance, citation } = record;
  const { content } = published;
  // Without registers the body has no signatures.
  const bare = content.format === "minuta-record/1";
  return html`<!doctype html>
<html lang="${language === "es" ? "es-MX" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${record.documentTitle}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${record.author}">
<style>${keptHtml(style)}</style>
</head>
<body>
<header class="masthead"><p class="publisher">${record.publisher}</p><p class="body">${record.body}</p><p class="category">${record.sourceCategory}</p></header>
<main>
<p class="key">${record.key} · ${record.kindLine}</p>
<h1>${record.title}</h1>
${factList(record.facts, "record-facts")}
${record.sample === "" ? nothing : html`<p class="notice">${record.sample}</p>`}
${record.corrects.length === 0 ? nothing : html`<div class="notice">${factList(record.corrects, "corrects")}</div>`}
${front(record)}
<section aria-labelledby="text"><h2 id="text">${record.text.heading}</h2>
${keptHtml(body)}
</section>
${bare ? signatures(record) : nothing}
${legendHtml(record.classification)}
<section aria-labelledby="provenance"><h2 id="provenance">${provenance.heading}</h2>
<p>${provenance.statement}</p>
${factList(
  [
    ...provenance.facts,
    { label: provenance.digestLabel, value: provenance.digestGroups.join(" ") },
    { label: provenance.shortLabel, value: provenance.short },
  ],
  "provenance",
)}
<p class="quiet">${provenance.note}</p></section>
<section class="citation" aria-labelledby="citation"><h2 id="citation">${citation.heading}</h2>
<div class="cite"><div><p>${citation.text}</p>${factList([{ label: citation.addressLabel, value: citation.address }], "address")}</div>
<svg class="qr" viewBox="0 0 ${citation.qr.length} ${citation.qr.length}" role="img" aria-label="${citation.qrLabel}: ${citation.address}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${citation.qr.length}v${citation.qr.length}H0z"/><path d="${qrPath(citation.qr)}"/></svg></div></section>
</main>
</body>
</html>
`.toString();
}

/** The classification legend as a section headed by h2; nothing for a record of which nothing was removed. */
export function classificationHtml({ removals }: PublishedRecord, language: Language): Html {
  return legendHtml(classificationLegend(removals, language));
}

function legendHtml(legend: ClassificationLegend | null): Html {
  if (legend === null) return nothing;
  return html`<section class="classification" aria-labelledby="classification"><h2 id="classification">${legend.heading}</h2>
<p>${legend.intro}</p><p><strong>${legend.countLabel}: ${legend.count}</strong></p>
${textTable(legend.heading, legend.columns, legend.rows)}
<p class="quiet">${legend.note}</p></section>`;
}

function front({ resolutions, attendance }: WordedRecord): Html {
  const registers: Html[] = [];
  if (resolutions !== null) {
    const table =
      resolutions.rows.length === 0
        ? html`<p>${resolutions.none}</p>`
        : textTable(resolutions.heading, resolutions.columns, resolutions.rows);
    registers.push(
      html`<section aria-labelledby="resolutions"><h2 id="resolutions">${resolutions.heading}</h2>${table}</section>`,
    );
  }
  if (attendance !== null) {
    const rows = attendance.rows.map((row) => [
      partyName(row.seat.party, row.seat.name),
      row.office,
      row.institution,
      row.presence,
    ]);
    const table =
      rows.length === 0
        ? html`<p>${attendance.none}</p>`
        : textTable(attendance.heading, attendance.columns, rows);
    registers.push(
      html`<section aria-labelledby="attendance"><h2 id="attendance">${attendance.heading}</h2>${table}<p><strong>${attendance.quorumLabel}.</strong> ${attendance.quorum}</p></section>`,
    );
  }
  return html`${registers}`;
}

function signatures({ signatures: { heading, seats } }: WordedRecord): Html {
  const boards = parties.flatMap((party) => seats.filter(({ seat }) => seat.party === party));
  const items = boards.map(
    ({ seat, decision, lines }) =>
      html`<li class="${seat.party}"><p>${partyName(seat.party, seat.name)}</p><p><strong>${decision}</strong></p>${lines.map((line) => html`<p class="quiet">${line}</p>`)}</li>`,
  );
  return html`<section aria-labelledby="signatures"><h2 id="signatures">${heading}</h2><ul class="seats">${items}</ul></section>`;
}

function partyName(party: Party, name: string): Html {
  return html`<span class="party ${party}">${partyMark(party)}${name}</span>`;
}

function factList(list: readonly { readonly label: string; readonly value: string }[], name: string): Html {
  return html`<dl class="${name}">${list.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function textTable(
  label: string,
  columns: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
): Html {
  const head = columns.map((name) => html`<th scope="col">${name}</th>`);
  const body = rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`<div class="table-frame" role="group" aria-label="${label}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
