import type { Language } from "@minuta/domain";
import type { NodeJson } from "../json.ts";
import { commitment, doc, heading, paragraph, register } from "./blocks.ts";
import type { TemplateFacts } from "./template-facts.ts";

const words = {
  es: {
    participants: "Participantes por institución",
    proposal: "Propuesta analizada",
    discussion: "Lo que se analizó",
    commitments: "Compromisos establecidos",
    signatures: "Firmas",
  },
  en: {
    participants: "Participants by institution",
    proposal: "Proposal analysed",
    discussion: "What was analysed",
    commitments: "Commitments made",
    signatures: "Signatures",
  },
} as const satisfies Record<Language, unknown>;

/** After the source page: "un formato que registra a los participantes, la propuesta analizada y los compromisos establecidos". */
export function meetingFormTemplate(language: Language, facts: TemplateFacts): NodeJson {
  const say = words[language];
  return doc(
    heading(1, facts.title),
    heading(2, say.participants),
    register("attendance"),
    register("participants"),
    heading(2, say.proposal),
    paragraph(facts.summary),
    heading(2, say.discussion),
    paragraph(),
    heading(2, say.commitments),
    commitment(facts.newBlockId(), ""),
    paragraph(),
    heading(2, say.signatures),
    register("signatures"),
  );
}
