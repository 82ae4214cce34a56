const firstBytes = 1024 * 1024;

/** Millions of small updates in one piece of memory. */
export class PackedUpdates {
  #bytes = new Uint8Array(firstBytes);
  #used = 0;
  readonly #ends: number[] = [];

  get length(): number {
    return this.#ends.length;
  }

  push(update: Uint8Array): void {
    const end = this.#used + update.byteLength;
    if (end > this.#bytes.byteLength) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.byteLength * 2));
      larger.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = larger;
    }
    this.#bytes.set(update, this.#used);
    this.#used = end;
    this.#ends.push(end);
  }

  /** The updates in their order; they are views that stay valid until the next `push`. */
  *[Symbol.iterator](): Generator<Uint8Array> {
    let start = 0;
    for (const end of this.#ends) {
      yield this.#bytes.subarray(start, end);
      start = end;
    }
  }
}
