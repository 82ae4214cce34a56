import type { Language } from "@minuta/domain";
import type { NodeJson } from "../json.ts";
import { agendaItem, doc, heading, paragraph, register, resolution } from "./blocks.ts";
import { standingAgenda } from "./standing-agenda.ts";
import type { TemplateAgendaItem, TemplateFacts } from "./template-facts.ts";

const words = {
  es: {
    opening:
      "Reunidas las tres partes del Secretariado Técnico, se pasó lista, se verificó el quórum y se aprobó el orden del día.",
    attendance: "Asistencia y quórum",
    agenda: "Orden del día",
    resolutions: "Acuerdos",
    annexes: "Anexos",
    next: "Próxima sesión y cierre",
    signatures: "Firmas",
  },
  en: {
    opening:
      "With the three parties of the Technical Secretariat assembled, the roll was called, quorum was verified and the agenda was approved.",
    attendance: "Attendance and quorum",
    agenda: "Agenda",
    resolutions: "Resolutions",
    annexes: "Annexes",
    next: "Next session and closing",
    signatures: "Signatures",
  },
} as const satisfies Record<Language, unknown>;

/** After DOMAIN, "Order of formal minutes": what is drawn from rows has its place in the text, and is no text itself. */
export function minutesTemplate(language: Language, facts: TemplateFacts): NodeJson {
  const say = words[language];
  const agenda: readonly TemplateAgendaItem[] =
    facts.agenda.length > 0
      ? facts.agenda
      : standingAgenda(language).map((item) => ({ ...item, id: facts.newBlockId(), minutes: 0 }));
  const discussed = agenda.filter(({ kind }) => kind !== "rollCall" && kind !== "otherBusiness");
  const others = agenda.filter(({ kind }) => kind === "otherBusiness");
  return doc(
    heading(1, facts.title),
    register("session"),
    paragraph(say.opening),
    heading(2, say.attendance),
    register("attendance"),
    register("quorum"),
    heading(2, say.agenda),
    register("agenda"),
    ...discussed.flatMap((item, index) => itemBlocks(item, index === 0, facts)),
    heading(2, say.resolutions),
    register("resolutions"),
    ...others.flatMap((item) => itemBlocks(item, false, facts)),
    heading(2, say.annexes),
    register("annexes"),
    paragraph(),
    heading(2, say.next),
    register("closing"),
    paragraph(),
    heading(2, say.signatures),
    register("signatures"),
  );
}

function itemBlocks(item: TemplateAgendaItem, isFirst: boolean, facts: TemplateFacts): NodeJson[] {
  return [
    agendaItem(item.id, item.title, item.minutes),
    ...(item.kind === "followUp" ? [register("followUp")] : []),
    paragraph(),
    ...(isFirst ? [resolution(facts.newBlockId())] : []),
  ];
}
