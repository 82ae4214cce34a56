import type { CommitmentFieldName, CommitmentStatus } from "@minuta/document";

/** What typed blocks say, in the language of the interface. */
export type BlockWords = {
  readonly resolution: string;
  readonly resolutionDraft: string;
  readonly responsibleMissing: string;
  readonly dueDateMissing: string;
  readonly textMissing: string;
  readonly ready: string;
  readonly responsible: string;
  readonly dueDate: string;
  readonly open: string;
  readonly writeResolution: string;
  readonly agendaItem: string;
  readonly minutes: string;
  readonly minutesLabel: string;
  readonly writeAgendaItem: string;
  readonly commitment: string;
  readonly leadAgency: string;
  readonly contact: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly status: string;
  readonly milestone: string;
  readonly addMilestone: string;
  readonly removeMilestone: string;
  readonly writeMilestone: string;
  readonly fields: Readonly<Record<CommitmentFieldName, string>>;
  readonly fieldHints: Readonly<Record<CommitmentFieldName, string>>;
  readonly statuses: Readonly<Record<CommitmentStatus, string>>;
};

/** What the views of typed blocks are told when the editor is made. */
export type BlockSettings = {
  readonly words: BlockWords;
  readonly canWrite: boolean;
  /** A calendar date as the language of the interface writes it. */
  readonly formatDate: (plainDate: string) => string;
  /** Id of the datalist with the institutions that can answer for something. */
  readonly institutionsList: string;
  /** Numbers that the server gave when the text was closed, by block identifier; empty for a draft. */
  readonly numbers: ReadonlyMap<string, string>;
};
