import type { Control } from "./fan-out.ts";

const remembered = 5000;
const maxPerControl = 100;

/**
 * Tells what was heard twice: a control comes by the fan-out and then again as an event of the database. Each hearing stands
 * for one event, so that an event whose message was lost is still acted on.
 */
export class SeenControls {
  readonly #monotonic: () => number;
  readonly #heard = new Map<string, number[]>();

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Notes that the control was acted on ahead of its event. */
  hear(control: Control): void {
    this.#forgetOld();
    const key = JSON.stringify(control);
    const times = this.#heard.get(key) ?? [];
    if (times.length < maxPerControl) times.push(this.#monotonic());
    this.#heard.set(key, times);
  }

  /** Whether an event's control was not acted on yet. */
  isNew(control: Control): boolean {
    this.#forgetOld();
    return this.#heard.get(JSON.stringify(control))?.shift() === undefined;
  }

  #forgetOld(): void {
    const oldest = this.#monotonic() - remembered;
    for (const [key, times] of this.#heard) {
      const kept = times.filter((time) => time >= oldest);
      if (kept.length === 0) this.#heard.delete(key);
      else this.#heard.set(key, kept);
    }
  }
}
