import type { DocumentKind, Language } from "@minuta/domain";
import type { NodeJson } from "../json.ts";
import { commitmentDraftTemplate } from "./commitment-draft.ts";
import { communiqueTemplate } from "./communique.ts";
import { meetingFormTemplate } from "./meeting-form.ts";
import { minutesTemplate } from "./minutes.ts";
import { proposalTemplate } from "./proposal.ts";
import type { TemplateFacts } from "./template-facts.ts";
import { translationTemplate } from "./translation.ts";

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
    case "translation":
      return translationTemplate(language, facts);
    case "communique":
      return communiqueTemplate(language, facts);
  }
}
