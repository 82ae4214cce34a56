const kept = 1024;

export type Timing = {
  /** Milliseconds that half of the last thousand took at most; 0 before the first. */
  readonly p50: number;
  readonly p99: number;
};

/** How long the last thousand runs of something took. */
export class Timings {
  readonly #values = new Float64Array(kept);
  #count = 0;

  add(milliseconds: number): void {
    this.#values[this.#count % kept] = milliseconds;
    this.#count += 1;
  }

  read(): Timing {
    const sorted = this.#values.slice(0, Math.min(this.#count, kept)).sort();
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { p50: at(0.5), p99: at(0.99) };
  }
}
