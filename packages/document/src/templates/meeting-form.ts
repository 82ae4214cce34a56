import type { Language } from "@minuta/domain";
import type { NodeJson } from "../json.ts";
import { commitment, doc, heading, paragraph, table } from "./blocks.ts";
import type { TemplateFacts } from "./template-facts.ts";

const words = {
  es: {
    participants: "Participantes por institución",
    columns: ["Cargo", "Institución", "Asistencia"],
    proposal: "Propuesta analizada",
    discussion: "Lo que se analizó",
    commitments: "Compromisos establecidos",
  },
  en: {
    participants: "Participants by institution",
    columns: ["Position", "Institution", "Attendance"],
    proposal: "Proposal analysed",
    discussion: "What was analysed",
    commitments: "Commitments made",
  },
} as const satisfies Record<Language, unknown>;

/** After the source page: "un formato que registra a los participantes, la propuesta analizada y los compromisos establecidos". */
export function meetingFormTemplate(language: Language, facts: TemplateFacts): NodeJson {
  const say = words[language];
  return doc(
    heading(1, facts.title),
    heading(2, say.participants),
    table(say.columns, 3),
    heading(2, say.proposal),
    paragraph(facts.summary),
    heading(2, say.discussion),
    paragraph(),
    heading(2, say.commitments),
    commitment(facts.newBlockId(), ""),
    paragraph(),
  );
}
