import type { Party } from "@minuta/domain";
import { BorderStyle, type IPropertiesOptions, ShadingType } from "docx";

/** The gazette's colours, as in `record.typ`. */
export const color = {
  ink: "1C1B1A",
  quiet: "57534B",
  line: "CFC9BA",
  wash: "F3F0E8",
  accent: "0D5C4D",
  warn: "8F4B00",
  warnWash: "FDF1DF",
} as const;

export const partyColor: Readonly<Record<Party, string>> = {
  government: "1D4F91",
  institute: "7A5300",
  civilSociety: "8A2A6B",
};

export const styleName = {
  key: "RecordKey",
  quiet: "Quiet",
  fact: "Fact",
  notice: "Notice",
  resolution: "Resolution",
  commitment: "Commitment",
  quote: "BlockQuote",
  tableHead: "TableHead",
  tableText: "TableText",
  removed: "RemovedPart",
  link: "Hyperlink",
} as const;

const serif = "Georgia";
const sans = "Arial";

/** The styles that a reader finds in Word's own list; headings, title and lists are Word's own. */
export function docxStyles(language: string): NonNullable<IPropertiesOptions["styles"]> {
  const heading = (size: number, before: number) => ({
    run: { font: serif, size, bold: true, color: color.ink },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  const framed = (left: string, fill: string | null) => ({
    border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: left } },
    ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, fill, color: "auto" } }),
    spacing: { after: 60 },
    indent: { left: 180 },
  });
  return {
    default: {
      document: {
        run: { font: serif, size: 21, color: color.ink, language: { value: language } },
        paragraph: { spacing: { after: 140, line: 288 } },
      },
      title: {
        run: { font: serif, size: 44, bold: true, color: color.ink },
        paragraph: { spacing: { before: 60, after: 200, line: 240 } },
      },
      heading1: heading(28, 400),
      heading2: heading(24, 320),
      heading3: heading(22, 280),
      heading4: heading(21, 240),
      heading5: heading(21, 240),
      heading6: heading(21, 240),
      hyperlink: { run: { color: color.accent, underline: {} } },
    },
    paragraphStyles: [
      {
        id: styleName.key,
        name: "Record key",
        basedOn: "Normal",
        run: { font: sans, size: 19, bold: true, color: color.accent },
      },
      {
        id: styleName.quiet,
        name: "Quiet",
        basedOn: "Normal",
        run: { font: sans, size: 17, color: color.quiet },
      },
      {
        id: styleName.fact,
        name: "Fact",
        basedOn: "Normal",
        run: { font: sans, size: 19 },
        paragraph: { spacing: { after: 40 } },
      },
      {
        id: styleName.notice,
        name: "Notice",
        basedOn: "Normal",
        run: { font: sans, size: 18, bold: true, color: color.warn },
        paragraph: framed(color.warn, color.warnWash),
      },
      {
        id: styleName.resolution,
        name: "Resolution",
        basedOn: "Normal",
        paragraph: framed(color.accent, color.wash),
      },
      {
        id: styleName.commitment,
        name: "Commitment",
        basedOn: "Normal",
        paragraph: framed(color.line, null),
      },
      {
        id: styleName.quote,
        name: "Block quote",
        basedOn: "Normal",
        run: { italics: true, color: color.quiet },
        paragraph: { indent: { left: 480 } },
      },
      {
        id: styleName.tableHead,
        name: "Table head",
        basedOn: "Normal",
        run: { font: sans, size: 17, bold: true },
        paragraph: { spacing: { after: 40, line: 252 } },
      },
      {
        id: styleName.tableText,
        name: "Table text",
        basedOn: "Normal",
        run: { font: sans, size: 18 },
        paragraph: { spacing: { after: 40, line: 252 } },
      },
    ],
    characterStyles: [
      {
        // The brackets and the words say what it is; the frame only makes it easy to find.
        id: styleName.removed,
        name: "Removed part",
        run: {
          font: sans,
          color: color.quiet,
          border: { style: BorderStyle.DASHED, size: 4, space: 1, color: color.quiet },
          shading: { type: ShadingType.CLEAR, fill: color.wash, color: "auto" },
        },
      },
    ],
  };
}
