/** What a template fills in by itself; every other place is left for the people who write. */
export type TemplateFacts = {
  readonly title: string;
  /** Working text of a proposal or of the proposal analysed in a meeting; "" when there is none. */
  readonly summary: string;
  /** The agenda as titles in order; empty gives the standing agenda of the kind. */
  readonly agenda: readonly string[];
  /** Makes the identifier of each typed block. */
  readonly newBlockId: () => string;
};
