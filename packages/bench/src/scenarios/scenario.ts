/** What one side measured in one round; every figure's name carries its unit. */
export type Figures = Readonly<Record<string, number>>;

/** How a round is to be run. */
export type RoundSettings = {
  /** Shorter and with less load, to see that everything works; its figures are no measurement. */
  readonly quick: boolean;
  /** How often a fault is to happen, and where chance starts from; null where the side decides. */
  readonly trials: number | null;
  readonly seed: number | null;
  /** Tells whoever waits what is going on. */
  readonly progress: (text: string) => void;
};

export type Side = {
  readonly name: string;
  readonly round: (settings: RoundSettings) => Promise<Figures>;
  /** Why it cannot run here, or null. */
  readonly missing?: () => string | null;
};

/** How often a fault is to happen: as asked, else so many times, fewer in a quick run. */
export function trialsOf({ trials, quick }: RoundSettings, usual: number, few: number): number {
  return trials ?? (quick ? few : usual);
}

/** A load that the product and its peers are put under in turn. */
export type Scenario = {
  readonly name: string;
  /** One line for the list. */
  readonly about: string;
  /** What to reach, in words, printed beside the figures. */
  readonly reach: string;
  /** The product first. */
  readonly sides: readonly Side[];
  /** Whether the sides are so many cases with figures of their own, and not the same figures beside each other. */
  readonly isList?: boolean;
  /** Rounds of a full run; 3 unless given. */
  readonly rounds?: number;
  /** Why it cannot run here, or null. */
  readonly missing?: () => string | null;
};
