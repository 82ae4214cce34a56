import type { CommitmentFieldName, RegisterSection } from "@minuta/document";
import type { CommitmentStatus, VerifiableFault } from "@minuta/domain";
import type { BlockRows } from "./block-rows.ts";

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
  readonly verifiable: string;
  readonly notVerifiable: string;
  /** Why a commitment is not verifiable, in a sentence. */
  readonly faultOf: (fault: VerifiableFault) => string;
  /** Titles of the places of rows, until the rows are there. */
  readonly registers: Readonly<Record<RegisterSection, string>>;
};

/** What the views of typed blocks are told when the editor is made. */
export type BlockSettings = {
  readonly words: BlockWords;
  readonly canWrite: boolean;
  /** A calendar date as the language of the interface writes it. */
  readonly formatDate: (plainDate: string) => string;
  /** Id of the datalist with the institutions that can answer for something. */
  readonly institutionsList: string;
  /** What the server knows about the blocks of the text. */
  readonly rows: BlockRows;
};
