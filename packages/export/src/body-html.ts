import {
  type CommitmentFieldName,
  commitmentFieldNames,
  type FrozenMarkName,
  isSafeHref,
  type MarkJson,
  type NodeJson,
  type NodeName,
} from "@minuta/document";
import { type CommitmentStatus, commitmentStatuses, keySlug, type Language } from "@minuta/domain";
import type { PublishedRecord } from "@minuta/record";
import { shortDate } from "./dates.ts";
import { type Html, html } from "./escaping-html.ts";
import { bodyBlocks, entryOf, hasHeading, Reading, refuseDeepNesting, UnknownTextError } from "./reading.ts";
import { piecesHtml, wordsHtml } from "./registers/pieces-html.ts";
import { type HeadedRegister, Registers, sectionOf, withRegisters } from "./registers/registers.ts";
import { attributeNumber, attributeText, visibleText } from "./visible-text.ts";
import type { RecordWords } from "./words/record-words.ts";
import { recordWords } from "./words/words-of.ts";

type Context = {
  readonly reading: Reading;
  readonly words: RecordWords;
  readonly language: Language;
  /** Null for a record of the first format, whose rows the page around it shows. */
  readonly registers: Registers | null;
};

/**
 * A record's text, with the rows that it gives a place and the others in their standing order around it, as an HTML
 * fragment for a page whose h1 is the record's title and whose h2 heads the text: headings start at h3, no element carries a style, every resolution has the id that `resolutionAnchor` gives. Throws
 * `UnknownTextError` on a node or mark outside the schema.
 */
export function recordBodyHtml(published: PublishedRecord): string {
  const { content } = published;
  refuseDeepNesting(content.text);
  if (content.text.type !== "doc") throw new UnknownTextError("a text starts with its doc node");
  const held = withRegisters(published);
  const registers = held === null ? null : new Registers(held);
  const context = {
    reading: new Reading(content),
    words: recordWords(content.language),
    language: content.language,
    registers,
  };
  return [
    ...(registers?.before() ?? []).map(headedHtml),
    ...bodyBlocks(content).map((block) => blockHtml(block, context)),
    ...(registers?.after() ?? []).map(headedHtml),
  ]
    .map(String)
    .filter((block) => block !== "")
    .join("\n");
}

/** Identifier of a resolution within its record's page, the part of an address after `#`. */
export function resolutionAnchor(number: string): string {
  return keySlug(number);
}

const nothing = html``;

function headedHtml({ heading, pieces }: HeadedRegister): Html {
  return html`<h3>${heading}</h3>${piecesHtml(pieces)}`;
}

const nodeHtml: Readonly<Record<NodeName, (node: NodeJson, context: Context) => Html>> = {
  doc: () => {
    throw new UnknownTextError("a doc node stands only at the top of a text");
  },
  text: (node) => html`${visibleText(typeof node.text === "string" ? node.text : "")}`,
  hardBreak: () => html`<br>`,
  paragraph: (node, context) => (isEmpty(node) ? nothing : html`<p>${inlineHtml(node, context)}</p>`),
  heading: (node, context) => {
    if (!hasHeading(node)) return nothing;
    return headingHtml(context.reading.headingDepth(node), inlineHtml(node, context));
  },
  agendaItem: (node, context) => {
    const depth = context.reading.headingDepth(node);
    const number = context.reading.nextAgendaNumber();
    const minutes = attributeNumber(node.attrs?.minutes, 1, 600, 0);
    const heading = headingHtml(
      depth,
      html`<span class="agenda-number">${number}.</span> ${inlineHtml(node, context)}`,
    );
    if (minutes === 0) return heading;
    const { plannedMinutes, minutesUnit } = context.words;
    return html`${heading}<p class="agenda-minutes">${plannedMinutes}: ${minutes} ${minutesUnit}</p>`;
  },
  register: (node, { registers }) => {
    const section = sectionOf(node);
    return section === null || registers === null ? nothing : html`${piecesHtml(registers.pieces(section))}`;
  },
  resolution: (node, context) => {
    const { words, language } = context;
    const { adopted, blockId } = context.reading.nextResolution();
    const label =
      context.registers?.blockLabel(blockId) ??
      `${words.resolution}${adopted === undefined ? "" : ` ${adopted.number}`}`;
    const decided = (context.registers?.blockLines(blockId) ?? []).map(
      (line) => html`<p>${wordsHtml(line)}</p>`,
    );
    const responsible = visibleText(adopted?.responsible ?? attributeText(node.attrs?.responsible));
    const dueDate = adopted?.dueDate ?? attributeText(node.attrs?.dueDate);
    const inside = html`<p class="resolution-number">${label}</p><div class="resolution-text">${blocksHtml(node, context)}</div><dl class="resolution-facts"><div><dt>${words.responsible}</dt><dd>${responsible || words.unspecified}</dd></div><div><dt>${words.dueDate}</dt><dd>${dueDate === "" ? words.unspecified : dateHtml(dueDate, language)}</dd></div></dl>${decided.length === 0 ? nothing : html`<div class="resolution-decision">${decided}</div>`}`;
    return adopted === undefined
      ? html`<div class="resolution">${inside}</div>`
      : html`<div class="resolution" id="${resolutionAnchor(adopted.number)}">${inside}</div>`;
  },
  commitment: (node, context) => {
    const { words } = context;
    const facts = node.attrs ?? {};
    const status = commitmentStatuses.includes(facts.status as CommitmentStatus)
      ? words.commitmentStatus[facts.status as CommitmentStatus]
      : words.unspecified;
    const fact = words.commitmentFact;
    let milestones = 0;
    const written = (node.content ?? []).map((child) => {
      if (child.type === "milestone") milestones += 1;
      else if (child.type !== "commitmentField")
        throw new UnknownTextError(`a commitment holds "${child.type}"`);
      const label =
        child.type === "milestone" ? `${words.milestone} ${milestones}` : fieldLabel(child, words);
      return html`<div><dt>${label}</dt><dd>${blockHtml(child, context)}</dd></div>`;
    });
    const line = (label: string, value: string | Html) =>
      html`<div><dt>${label}</dt><dd>${value === "" ? words.unspecified : value}</dd></div>`;
    return html`<div class="commitment"><p class="commitment-label">${words.commitment}</p><dl>${written}${line(fact.leadAgency, attributeText(facts.leadAgency))}${line(fact.contact, attributeText(facts.contact))}${line(fact.period, periodHtml(facts, context))}${line(fact.status, status)}</dl></div>`;
  },
  commitmentField: (node, context) =>
    isEmpty(node) ? html`${context.words.unspecified}` : html`${inlineHtml(node, context)}`,
  milestone: (node, context) => {
    const period = periodHtml(node.attrs ?? {}, context);
    const deliverable = isEmpty(node) ? context.words.unspecified : inlineHtml(node, context);
    return period === ""
      ? html`${deliverable}`
      : html`${deliverable} <span class="period">(${period})</span>`;
  },
  bulletList: (node, context) => html`<ul>${blocksHtml(node, context)}</ul>`,
  orderedList: (node, context) => {
    const start = attributeNumber(node.attrs?.start, 0, 9999, 1);
    const items = blocksHtml(node, context);
    return start === 1 ? html`<ol>${items}</ol>` : html`<ol start="${start}">${items}</ol>`;
  },
  listItem: (node, context) => html`<li>${blocksHtml(node, context)}</li>`,
  blockquote: (node, context) => html`<blockquote>${blocksHtml(node, context)}</blockquote>`,
  table: (node, context) => {
    const rows = node.content ?? [];
    const number = context.reading.nextTableNumber();
    const headed = isHeaderRow(rows[0]);
    const head = headed ? html`<thead>${rowHtml(rows[0], true, context)}</thead>` : nothing;
    const body = rows.slice(headed ? 1 : 0).map((row) => rowHtml(row, false, context));
    // Focusable, so that a table wider than the screen can be scrolled by keyboard.
    return html`<div class="table-frame" role="group" aria-label="${context.words.table} ${number}" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>`;
  },
  tableRow: (node, context) => rowHtml(node, false, context),
  tableHeader: (node, context) => cellHtml(node, "row", context),
  tableCell: (node, context) => cellHtml(node, "row", context),
  horizontalRule: () => html`<hr>`,
};

const markHtml: Readonly<Record<FrozenMarkName, (mark: MarkJson, inside: Html) => Html>> = {
  link: (mark, inside) => {
    const href = mark.attrs?.href;
    return isSafeHref(href)
      ? html`<a href="${href}" rel="noopener noreferrer nofollow">${inside}</a>`
      : inside;
  },
  bold: (_mark, inside) => html`<strong>${inside}</strong>`,
  italic: (_mark, inside) => html`<em>${inside}</em>`,
  underline: (_mark, inside) => html`<u>${inside}</u>`,
  strike: (_mark, inside) => html`<s>${inside}</s>`,
  // The drafter's own note, which no reader of a published record is shown.
  personalData: (_mark, inside) => inside,
  removed: (_mark, inside) => html`<mark class="removed">${inside}</mark>`,
};

function blockHtml(node: NodeJson, context: Context): Html {
  return entryOf(nodeHtml, node.type)(node, context);
}

function blocksHtml(parent: NodeJson, context: Context): Html[] {
  return (parent.content ?? []).map((child) => blockHtml(child, context));
}

/** The inline content; neighbours under one link become one link, so that it is announced once. */
function inlineHtml(parent: NodeJson, context: Context): Html[] {
  const runs: { link: MarkJson | undefined; parts: Html[] }[] = [];
  for (const child of parent.content ?? []) {
    const marks = child.marks ?? [];
    const link = marks.find((mark) => mark.type === "link");
    const part = marks
      .filter((mark) => mark !== link)
      .reduceRight((inside, mark) => entryOf(markHtml, mark.type)(mark, inside), blockHtml(child, context));
    const last = runs.at(-1);
    if (last !== undefined && last.link?.attrs?.href === link?.attrs?.href) last.parts.push(part);
    else runs.push({ link, parts: [part] });
  }
  return runs.map(({ link, parts }) =>
    link === undefined ? html`${parts}` : markHtml.link(link, html`${parts}`),
  );
}

function headingHtml(depth: number, inside: Html | readonly Html[]): Html {
  switch (depth) {
    case 1:
      return html`<h3>${inside}</h3>`;
    case 2:
      return html`<h4>${inside}</h4>`;
    case 3:
      return html`<h5>${inside}</h5>`;
    default:
      return html`<h6>${inside}</h6>`;
  }
}

function rowHtml(row: NodeJson | undefined, isHead: boolean, context: Context): Html {
  const cells = (row?.content ?? []).map((cell) => {
    if (cell.type !== "tableCell" && cell.type !== "tableHeader") {
      throw new UnknownTextError(`a table row holds "${String(cell.type)}"`);
    }
    return cellHtml(cell, isHead ? "col" : "row", context);
  });
  return html`<tr>${cells}</tr>`;
}

function cellHtml(cell: NodeJson, scope: "col" | "row", context: Context): Html {
  const inside = blocksHtml(cell, context);
  const columns = attributeNumber(cell.attrs?.colspan, 2, 50, 1);
  const rows = attributeNumber(cell.attrs?.rowspan, 2, 500, 1);
  const span = html`${columns > 1 ? html` colspan="${columns}"` : ""}${rows > 1 ? html` rowspan="${rows}"` : ""}`;
  // A header without words heads nothing and would be announced as an empty one.
  return cell.type === "tableHeader" && !isBlank(cell)
    ? html`<th scope="${scope}"${span}>${inside}</th>`
    : html`<td${span}>${inside}</td>`;
}

/** A first row that holds headers only, none of which reaches into the rows below. */
function isHeaderRow(row: NodeJson | undefined): boolean {
  const cells = row?.content ?? [];
  return (
    cells.length > 0 &&
    cells.every(
      (cell) => cell.type === "tableHeader" && attributeNumber(cell.attrs?.rowspan, 2, 500, 1) === 1,
    )
  );
}

function fieldLabel(field: NodeJson, words: RecordWords): string {
  const name = field.attrs?.name as CommitmentFieldName;
  return commitmentFieldNames.includes(name) ? words.commitmentField[name] : words.unspecified;
}

function periodHtml(attrs: Readonly<Record<string, unknown>>, { words, language }: Context): Html | "" {
  const startsOn = attributeText(attrs.startsOn);
  const endsOn = attributeText(attrs.endsOn);
  if (startsOn !== "" && endsOn !== "")
    return html`${dateHtml(startsOn, language)} – ${dateHtml(endsOn, language)}`;
  if (startsOn !== "") return html`${words.from} ${dateHtml(startsOn, language)}`;
  return endsOn === "" ? "" : html`${words.until} ${dateHtml(endsOn, language)}`;
}

function dateHtml(date: string, language: Language): Html {
  return html`<time datetime="${date}">${shortDate(date, language)}</time>`;
}

function isEmpty(node: NodeJson): boolean {
  return (node.content ?? []).length === 0;
}

function isBlank(cell: NodeJson): boolean {
  return (cell.content ?? []).every((block) => block.type === "paragraph" && isEmpty(block));
}
