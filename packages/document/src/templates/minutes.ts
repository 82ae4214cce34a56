import type { Language } from "@minuta/domain";
import type { NodeJson } from "../json.ts";
import { agendaItem, doc, heading, paragraph, resolution } from "./blocks.ts";
import type { TemplateFacts } from "./template-facts.ts";

const words = {
  es: {
    agenda: [
      "Aprobación de la minuta anterior",
      "Seguimiento de acuerdos",
      "Reuniones sociedad civil y gobierno",
      "Propuestas de gobierno digital",
      "Portal compartido",
      "Asuntos generales",
    ],
    opening:
      "Reunidas las tres partes del Secretariado Técnico, se pasó lista, se verificó el quórum y se aprobó el orden del día.",
    annexes: "Anexos",
    next: "Próxima sesión y cierre",
  },
  en: {
    agenda: [
      "Approval of the previous minutes",
      "Follow-up of resolutions",
      "Meetings between civil society and government",
      "Digital government proposals",
      "Shared portal",
      "Other business",
    ],
    opening:
      "With the three parties of the Technical Secretariat assembled, the roll was called, quorum was verified and the agenda was approved.",
    annexes: "Annexes",
    next: "Next session and closing",
  },
} as const satisfies Record<Language, unknown>;

/** After DOMAIN, "Order of formal minutes": attendance, quorum, numbers and signatures are rows and join the text when it is closed. */
export function minutesTemplate(language: Language, facts: TemplateFacts): NodeJson {
  const say = words[language];
  const agenda = facts.agenda.length > 0 ? facts.agenda : say.agenda;
  return doc(
    heading(1, facts.title),
    paragraph(say.opening),
    ...agenda.flatMap((title, index) => [
      agendaItem(facts.newBlockId(), title),
      paragraph(),
      ...(index === 0 ? [resolution(facts.newBlockId())] : []),
    ]),
    heading(2, say.annexes),
    paragraph(),
    heading(2, say.next),
    paragraph(),
  );
}
