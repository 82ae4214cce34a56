import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import type { WordedRecord } from "../worded/worded-record.ts";
import { type DocxBlock, DocxBlocks, textWidth } from "./docx-blocks.ts";
import { color, docxStyles, styleName } from "./docx-styles.ts";
import { qrPng } from "./qr-png.ts";
import { withSameBytes } from "./same-bytes.ts";

/**
 * A record as a Word document (ISO/IEC 29500) with Word's own headings and lists, and tables whose first row is a heading
 * that every page repeats. `at` is the instant of publication: the file is the same whenever it is made.
 */
export async function recordDocx(record: WordedRecord, at: string): Promise<Uint8Array> {
  const make = new DocxBlocks(record);
  const children = bodyOf(record, make);
  const sides = { tabStops: [{ type: TabStopType.RIGHT, position: textWidth }], style: styleName.quiet };
  const document = new Document({
    title: record.documentTitle,
    subject: record.kindLine,
    creator: record.author,
    lastModifiedBy: record.author,
    keywords: `${record.key}, ${record.sourceCategory}`,
    revision: 1,
    styles: docxStyles(`${record.language}-${record.region}`),
    numbering: { config: [...make.numberings] },
    sections: [
      {
        properties: {
          // US letter, as the PDF.
          page: {
            size: { width: 12240, height: 15840 },
            margin: { top: 1417, bottom: 1360, left: 1417, right: 1417 },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                ...sides,
                children: [new TextRun({ children: [record.key, new Tab(), record.publisher] })],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                ...sides,
                children: [
                  new TextRun({
                    children: [
                      record.provenance.short,
                      new Tab(),
                      `${record.page} `,
                      PageNumber.CURRENT,
                      ` ${record.pageOf} `,
                      PageNumber.TOTAL_PAGES,
                    ],
                  }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return withSameBytes(await Packer.pack(document, "uint8array"), at);
}

function bodyOf(record: WordedRecord, make: DocxBlocks): DocxBlock[] {
  const { provenance } = record;
  return [
    new Paragraph({
      border: {
        top: { style: BorderStyle.DOUBLE, size: 6, space: 6, color: color.ink },
        bottom: { style: BorderStyle.SINGLE, size: 4, space: 6, color: color.ink },
      },
      spacing: { after: 480 },
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
      children: [
        new TextRun({ text: record.publisher, bold: true, size: 26 }),
        new TextRun({ text: record.body, break: 1, color: color.quiet, size: 18 }),
        new TextRun({
          children: [new Tab(), record.sourceCategory],
          bold: true,
          color: color.accent,
          size: 18,
        }),
      ],
    }),
    make.paragraph(`${record.key} · ${record.kindLine}`, styleName.key),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(record.title)] }),
    ...make.facts(record.facts),
    ...(record.sample === "" ? [] : [make.paragraph(record.sample, styleName.notice)]),
    ...record.corrects.map(({ label, value }) => make.paragraph(`${label}: ${value}`, styleName.notice)),
    ...frontOf(record, make),
    make.heading(1, record.text.heading),
    ...make.blocks(record.text.blocks),
    ...(record.signatures.placed ? [] : [make.heading(1, record.signatures.heading), make.signatures()]),
    ...classificationOf(record, make),
    make.heading(1, provenance.heading),
    make.paragraph(provenance.statement),
    ...make.facts([
      ...provenance.facts,
      { label: provenance.digestLabel, value: provenance.digestGroups.join(" ") },
      { label: provenance.shortLabel, value: provenance.short },
    ]),
    make.paragraph(provenance.note, styleName.quiet),
    ...citationOf(record, make),
  ];
}

function frontOf({ resolutions, attendance }: WordedRecord, make: DocxBlocks): DocxBlock[] {
  const blocks: DocxBlock[] = [];
  if (resolutions !== null) {
    blocks.push(
      make.heading(1, resolutions.heading),
      resolutions.rows.length === 0
        ? make.paragraph(resolutions.none)
        : make.textTable(resolutions.columns, resolutions.rows, [18, 44, 24, 14]),
    );
  }
  if (attendance !== null) {
    const rows = attendance.rows.map((row) => [row.seat.name, row.office, row.institution, row.presence]);
    blocks.push(
      make.heading(1, attendance.heading),
      rows.length === 0
        ? make.paragraph(attendance.none)
        : make.textTable(attendance.columns, rows, [18, 28, 28, 26]),
      ...make.facts([{ label: attendance.quorumLabel, value: attendance.quorum }]),
    );
  }
  return blocks;
}

function classificationOf({ classification: legend }: WordedRecord, make: DocxBlocks): DocxBlock[] {
  if (legend === null) return [];
  return [
    make.heading(1, legend.heading),
    make.paragraph(legend.intro),
    ...make.facts([{ label: legend.countLabel, value: String(legend.count) }]),
    make.textTable(legend.columns, legend.rows, [30, 24, 10, 14, 22]),
    make.paragraph(legend.note, styleName.quiet),
  ];
}

function citationOf({ citation }: WordedRecord, make: DocxBlocks): DocxBlock[] {
  return [
    make.heading(1, citation.heading),
    make.paragraph(citation.text),
    ...make.facts([{ label: citation.addressLabel, value: citation.address }]),
    new Paragraph({
      alignment: AlignmentType.START,
      children: [
        new ImageRun({
          type: "png",
          data: qrPng(citation.qr),
          transformation: { width: 104, height: 104 },
          altText: {
            id: "1",
            name: citation.qrLabel,
            description: `${citation.qrLabel}: ${citation.address}`,
          },
        }),
      ],
    }),
  ];
}
