import type { AgendaItemKind } from "@minuta/domain";

/** An agenda item as the session has it; its heading in the text takes the row's identifier. */
export type TemplateAgendaItem = {
  readonly id: string;
  readonly kind: AgendaItemKind;
  readonly title: string;
  readonly minutes: number;
};

/** What a template fills in by itself; every other place is left for the people who write. */
export type TemplateFacts = {
  readonly title: string;
  /** Working text of a proposal or of the proposal analysed in a meeting; "" when there is none. */
  readonly summary: string;
  /** The agenda in order; empty gives the standing agenda of the kind. */
  readonly agenda: readonly TemplateAgendaItem[];
  /** Makes the identifier of each typed block. */
  readonly newBlockId: () => string;
};
