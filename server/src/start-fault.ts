/** Why the program does not start: one sentence in Spanish and in English that says how to mend it. */
export class StartFault extends Error {
  override readonly name = "StartFault";

  constructor(spanish: string, english: string, cause?: unknown) {
    super(`${spanish} / ${english}`, { cause });
  }
}
