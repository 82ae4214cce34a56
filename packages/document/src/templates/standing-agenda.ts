import type { AgendaItemKind, Language } from "@minuta/domain";

type StandingItem = { readonly kind: AgendaItemKind; readonly title: string };

const items: Readonly<Record<Language, readonly StandingItem[]>> = {
  es: [
    { kind: "rollCall", title: "Pase de lista y verificación del quórum" },
    { kind: "previousMinutes", title: "Aprobación de la minuta anterior" },
    { kind: "followUp", title: "Seguimiento de acuerdos" },
    { kind: "discussion", title: "Reuniones sociedad civil y gobierno" },
    { kind: "discussion", title: "Propuestas de gobierno digital" },
    { kind: "discussion", title: "Portal compartido" },
    { kind: "otherBusiness", title: "Asuntos generales" },
  ],
  en: [
    { kind: "rollCall", title: "Roll call and verification of quorum" },
    { kind: "previousMinutes", title: "Approval of the previous minutes" },
    { kind: "followUp", title: "Follow-up of resolutions" },
    { kind: "discussion", title: "Meetings between civil society and government" },
    { kind: "discussion", title: "Digital government proposals" },
    { kind: "discussion", title: "Shared portal" },
    { kind: "otherBusiness", title: "Other business" },
  ],
};

/** The agenda of a session that nobody has drafted one for: what always stands there, and the three working groups. */
export function standingAgenda(language: Language): readonly StandingItem[] {
  return items[language];
}
