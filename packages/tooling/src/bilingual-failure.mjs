/** A failure that a person who only typed `npm start` should be able to act on, in both languages. */
export class BilingualFailure extends Error {
  /**
   * @param {string} spanish one sentence
   * @param {string} english the same sentence
   */
  constructor(spanish, english) {
    super(`${spanish}\n${english}`);
    this.name = "BilingualFailure";
  }
}

/**
 * Prints what went wrong: the two sentences of a BilingualFailure, or the whole stack of anything else,
 * because that is a defect and not a circumstance.
 * @param {unknown} error
 */
export function printFailure(error) {
  if (error instanceof BilingualFailure) console.error(`\n${error.message}`);
  else console.error(error);
}
