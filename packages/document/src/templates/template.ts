import type { DocumentKind, Language } from "@minuta/domain";
import type { NodeJson } from "../json.ts";
import { commitmentDraftTemplate } from "./commitment-draft.ts";
import { meetingFormTemplate } from "./meeting-form.ts";
import { minutesTemplate } from "./minutes.ts";
import { proposalTemplate } from "./proposal.ts";

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

/** The text that a new document starts from. */
export function templateFor(kind: DocumentKind, language: Language, facts: TemplateFacts): NodeJson {
  switch (kind) {
    case "minutes":
      return minutesTemplate(language, facts);
    case "meetingForm":
      return meetingFormTemplate(language, facts);
    case "commitmentDraft":
      return commitmentDraftTemplate(language, facts);
    case "proposal":
      return proposalTemplate(language, facts);
  }
}
