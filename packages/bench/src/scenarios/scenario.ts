/** What one side measured in one round; every figure's name carries its unit. */
export type Figures = Readonly<Record<string, number>>;

/** How a round is to be run. */
export type RoundSettings = {
  /** Shorter and with less load, to see that everything works; its figures are no measurement. */
  readonly quick: boolean;
  /** Tells whoever waits what is going on. */
  readonly progress: (text: string) => void;
};

export type Side = { readonly name: string; readonly round: (settings: RoundSettings) => Promise<Figures> };

/** A load that the product and its peers are put under in turn. */
export type Scenario = {
  readonly name: string;
  /** One line for the list. */
  readonly about: string;
  /** What to reach, in words, printed beside the figures. */
  readonly reach: string;
  /** The product first. */
  readonly sides: readonly Side[];
  /** Rounds of a full run; 3 unless given. */
  readonly rounds?: number;
  /** Why it cannot run here, or null. */
  readonly missing?: () => string | null;
};
