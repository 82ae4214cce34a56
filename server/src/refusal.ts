import type { ProblemCode } from "@minuta/contract";

/** Why a request is not done; one edge turns it into an RFC 9457 problem. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ProblemCode;
  readonly fields: readonly { readonly path: string; readonly message: string }[] | null;

  constructor(code: ProblemCode, fields: readonly { path: string; message: string }[] | null = null) {
    super(code);
    this.code = code;
    this.fields = fields;
  }
}
