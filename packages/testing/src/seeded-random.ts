/** Numbers that look random and are the same for the same seed, so that a failing run can be repeated. */
export interface SeededRandom {
  /** Printed with a failure, it repeats the run. */
  readonly seed: number;
  /** A number from 0 up to, and without, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
  /** One of the items. Throws a RangeError when there are none. */
  pick<Item>(items: readonly Item[]): Item;
  /** The same items in another order; the list that is given stays as it is. */
  shuffle<Item>(items: readonly Item[]): Item[];
}

/**
 * Mulberry32: 32 bits of state, a period of 2³², good enough to choose test cases and for nothing secret.
 *
 * @param seed any whole number; only its low 32 bits count
 */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;

  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError("pick from an empty list");
    return items[int(0, items.length - 1)] as Item;
  };

  return {
    seed,
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    shuffle(items) {
      const rest = [...items];
      return items.map(() => rest.splice(int(0, rest.length - 1), 1)[0] as (typeof items)[number]);
    },
  };
}
