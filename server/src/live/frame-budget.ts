/**
 * How much one connection may send: a burst, and so much a second after that. It never refuses: it says how long to
 * stop reading, so that a client that sends too much is slowed and loses nothing.
 */
export class FrameBudget {
  readonly #limits: { readonly perSecond: number; readonly burst: number };
  readonly #now: () => number;
  #left: number;
  #at: number;

  /** `now` gives milliseconds that never run backwards. */
  constructor(limits: { readonly perSecond: number; readonly burst: number }, now: () => number) {
    this.#limits = limits;
    this.#now = now;
    this.#left = limits.burst;
    this.#at = now();
  }

  /** Spends `amount`; returns the milliseconds to wait before reading on, 0 while the budget lasts. */
  spend(amount: number): number {
    const now = this.#now();
    this.#left = Math.min(
      this.#limits.burst,
      this.#left + ((now - this.#at) / 1000) * this.#limits.perSecond,
    );
    this.#at = now;
    this.#left -= amount;
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.#limits.perSecond) * 1000);
  }
}
