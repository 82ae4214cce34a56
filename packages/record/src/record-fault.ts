/** What is wrong with bytes that claim to be a record. */
export type RecordFaultCode =
  | "form_invalid"
  | "not_canonical"
  | "salt_invalid"
  | "unit_foreign"
  | "unit_twice"
  | "nested_too_deep";

export class RecordFault extends Error {
  override readonly name = "RecordFault";
  readonly code: RecordFaultCode;
  constructor(code: RecordFaultCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}
