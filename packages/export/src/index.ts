export { recordBodyHtml, resolutionAnchor } from "./body-html.ts";
export { localTime, longDate, longDay, shortDate, shortInstant } from "./dates.ts";
export { exportRecord } from "./export-record.ts";
export type { ExportedFile } from "./exported-file.ts";
export { TypesettingError } from "./pdf/typesetter.ts";
export { UnknownTextError } from "./reading.ts";
export { visibleText } from "./visible-text.ts";
export type { RecordWords } from "./words/record-words.ts";
export { recordWords } from "./words/words-of.ts";
