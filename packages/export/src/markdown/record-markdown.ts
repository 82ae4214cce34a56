import type { WordedRecord } from "../worded/worded-record.ts";
import type { WordedBlock, WordedCell, WordedRun } from "../worded/worded-text.ts";
import { markdownAddress, markdownText } from "./escaping-markdown.ts";

/**
 * A record as Markdown (CommonMark with tables as GitHub has them). Everything that people wrote is escaped: it shows and
 * does nothing. Tables with cells that span are written out cell by cell, since Markdown has no spans.
 */
export function recordMarkdown(record: WordedRecord): string {
  const blocks = [
    `**${markdownText(record.publisher)}**  \n${markdownText(record.body)} · ${markdownText(record.sourceCategory)}`,
    `# ${markdownText(record.title)}`,
    `**${markdownText(record.key)} · ${markdownText(record.kindLine)}**`,
    facts(record.facts),
    ...(record.sample === "" ? [] : [`> **${markdownText(record.sample)}**`]),
    ...(record.corrects.length === 0 ? [] : [quoted(facts(record.corrects))]),
    ...front(record),
    `## ${markdownText(record.text.heading)}`,
    ...blocksMarkdown(record.text.blocks, record),
    ...(record.signatures.placed
      ? []
      : [`## ${markdownText(record.signatures.heading)}`, signatures(record)]),
    ...classification(record),
    `## ${markdownText(record.provenance.heading)}`,
    markdownText(record.provenance.statement),
    facts([
      ...record.provenance.facts,
      { label: record.provenance.digestLabel, value: record.provenance.digestGroups.join("") },
      { label: record.provenance.shortLabel, value: record.provenance.short },
    ]),
    markdownText(record.provenance.note),
    `## ${markdownText(record.citation.heading)}`,
    markdownText(record.citation.text),
    facts([{ label: record.citation.addressLabel, value: record.citation.address }]),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function front({ resolutions, attendance }: WordedRecord): string[] {
  return [
    ...(resolutions === null
      ? []
      : [
          `## ${markdownText(resolutions.heading)}`,
          resolutions.rows.length === 0
            ? markdownText(resolutions.none)
            : textTable(resolutions.columns, resolutions.rows),
        ]),
    ...(attendance === null
      ? []
      : [
          `## ${markdownText(attendance.heading)}`,
          attendance.rows.length === 0
            ? markdownText(attendance.none)
            : textTable(
                attendance.columns,
                attendance.rows.map((row) => [row.seat.name, row.office, row.institution, row.presence]),
              ),
          facts([{ label: attendance.quorumLabel, value: attendance.quorum }]),
        ]),
  ];
}

function signatures({ signatures: { seats } }: WordedRecord): string {
  return seats
    .map(({ seat, decision, lines }) =>
      [
        `- **${markdownText(seat.name)}: ${markdownText(decision)}**`,
        ...lines.map((line) => `  - ${markdownText(line)}`),
      ].join("\n"),
    )
    .join("\n");
}

function classification({ classification: legend }: WordedRecord): string[] {
  if (legend === null) return [];
  return [
    `## ${markdownText(legend.heading)}`,
    markdownText(legend.intro),
    facts([{ label: legend.countLabel, value: String(legend.count) }]),
    textTable(legend.columns, legend.rows),
    markdownText(legend.note),
  ];
}

function blocksMarkdown(blocks: readonly WordedBlock[], record: WordedRecord): string[] {
  return blocks.map((block) => blockMarkdown(block, record)).filter((block) => block !== "");
}

function blockMarkdown(block: WordedBlock, record: WordedRecord): string {
  switch (block.kind) {
    case "paragraph":
      return runs(block.runs);
    case "heading": {
      const number = block.number === "" ? "" : `${block.number} `;
      return `${"#".repeat(Math.min(block.depth + 2, 6))} ${number}${oneLine(block.runs)}`;
    }
    case "note":
      return markdownText(block.text);
    case "resolution":
      return quoted(
        [
          `**${markdownText(block.label)}**`,
          ...blocksMarkdown(block.blocks, record),
          block.facts
            .map(({ label, runs: value }) => `**${markdownText(label)}:** ${oneLine(value)}`)
            .join("  \n"),
          block.decision.map(oneLine).join("  \n"),
        ]
          .filter((part) => part !== "")
          .join("\n\n"),
      );
    case "facts":
      return block.facts
        .map(({ label, runs: value }) => `- **${markdownText(label)}:** ${oneLine(value)}`)
        .join("\n");
    case "signatures":
      return signatures(record);
    case "commitment":
      return quoted(
        [
          `**${markdownText(block.label)}**`,
          block.facts
            .map(({ label, runs: value }) => `- **${markdownText(label)}:** ${oneLine(value)}`)
            .join("\n"),
        ].join("\n\n"),
      );
    case "bullets":
      return block.items.map((item) => listItem("- ", item, record)).join("\n");
    case "numbers":
      return block.items.map((item, index) => listItem(`${block.start + index}. `, item, record)).join("\n");
    case "quote":
      return quoted(blocksMarkdown(block.blocks, record).join("\n\n"));
    case "table":
      return gridTable(block.cells, block.widths.length, block.headerRows, record);
    case "rule":
      return "---";
  }
}

function listItem(marker: string, blocks: readonly WordedBlock[], record: WordedRecord): string {
  const inside = blocksMarkdown(blocks, record).join("\n\n");
  return marker + inside.replaceAll(/\n(?!\n)/g, `\n${" ".repeat(marker.length)}`);
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}

function facts(list: readonly { readonly label: string; readonly value: string }[]): string {
  return list.map(({ label, value }) => `- **${markdownText(label)}:** ${markdownText(value)}`).join("\n");
}

function textTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return tableOf(
    columns.map((name) => markdownText(name)),
    rows.map((row) => row.map((cell) => markdownText(cell))),
  );
}

/** Every cell at the place where it begins; the places that it spans besides are empty. */
function gridTable(
  cells: readonly WordedCell[],
  columns: number,
  headerRows: 0 | 1,
  record: WordedRecord,
): string {
  const height = cells.reduce((most, cell) => Math.max(most, cell.y + 1), 0);
  const rows = Array.from({ length: height }, () => Array.from({ length: columns }, () => ""));
  for (const cell of cells) {
    const row = rows[cell.y];
    if (row !== undefined) row[cell.x] = cellText(cell.blocks, record);
  }
  const head = headerRows === 1 ? (rows[0] ?? []) : Array.from({ length: columns }, () => "");
  return tableOf(head, rows.slice(headerRows));
}

/** A cell holds one line: what is more is told apart by a stroke. */
function cellText(blocks: readonly WordedBlock[], record: WordedRecord): string {
  return blocks
    .flatMap((block) =>
      block.kind === "paragraph" ? [oneLine(block.runs)] : blockMarkdown(block, record).split(/\s*\n[>\s]*/),
    )
    .filter((line) => line !== "")
    .map((line) => line.replaceAll(/(?<!\\)\|/g, "/"))
    .join(" / ");
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function oneLine(list: readonly WordedRun[]): string {
  return runs(list).replaceAll(/\\\n/g, " ");
}

function runs(list: readonly WordedRun[]): string {
  let line = "";
  return list
    .map((one, index) => {
      const made = run(one, line, list[index - 1]?.text, list[index + 1]?.text);
      line = one.text === "\n" ? "" : line + one.text;
      return made;
    })
    .join("")
    .replace(/(?:\s|(?<!\\)\\\n)+$/, "")
    .trimStart();
}

const endsOpen = (text: string | undefined) => text === undefined || /[\s(«“]$/.test(text);
const startsOpen = (text: string | undefined) => text === undefined || /^[\s.,;:)»”]/.test(text);

/**
 * A run with its marks; `line` is what stands before it on its line. Asterisks only mark words that stand apart from
 * their neighbours; inside of words tags do.
 */
function run(
  { text, bold, italic, underline, strike, href }: WordedRun,
  line: string,
  previous: string | undefined,
  next: string | undefined,
): string {
  if (text === "\n") return "\\\n";
  // Marks neither begin nor end with a space.
  const [, before = "", words = "", after = ""] = /^([ \t\r\n]*)(.*?)([ \t\r\n]*)$/s.exec(text) ?? [];
  if (words === "") return text === "" ? "" : " ";
  const apart = (before !== "" || endsOpen(previous)) && (after !== "" || startsOpen(next));
  const sign = apart && !(bold && italic);
  let marked = markdownText(words, line + before);
  if (strike) marked = `<s>${marked}</s>`;
  if (underline) marked = `<u>${marked}</u>`;
  if (italic) marked = sign ? `*${marked}*` : `<em>${marked}</em>`;
  if (bold) marked = sign ? `**${marked}**` : `<strong>${marked}</strong>`;
  if (href !== "") marked = `[${marked}](${markdownAddress(href)})`;
  return `${before === "" ? "" : " "}${marked}${after === "" ? "" : " "}`;
}
