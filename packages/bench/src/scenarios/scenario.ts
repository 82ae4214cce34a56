/** What one side measured in one round; every figure's name carries its unit. */
export type Figures = Readonly<Record<string, number>>;

export type Side = { readonly name: string; readonly round: () => Promise<Figures> };

/** A load that the product and its peers are put under in turn. */
export type Scenario = {
  readonly name: string;
  /** One line for the list. */
  readonly about: string;
  /** What to reach, in words, printed beside the figures. */
  readonly reach: string;
  readonly sides: readonly Side[];
};
