import type { Language, Party, Role } from "@minuta/domain";

const parties: Readonly<Record<Language, Readonly<Record<Party, string>>>> = {
  es: { government: "gobierno", institute: "instituto", civilSociety: "sociedad civil" },
  en: { government: "government", institute: "the institute", civilSociety: "civil society" },
};

/** A mandate in words: "titular del asiento de sociedad civil", "delegate of Fundar". */
export function mandateWords(
  language: Language,
  mandate: { readonly role: Role; readonly party: Party | null; readonly organizationName: string | null },
): string {
  const party = mandate.party === null ? "" : parties[language][mandate.party];
  const organization = mandate.organizationName ?? "";
  const words: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
    es: {
      principal: `propietario del asiento de ${party}`,
      alternate: `suplente del asiento de ${party}`,
      recordKeeper: "secretaría técnica",
      delegate: `delegado de ${organization}`,
      guest: "invitado",
      observer: "observador",
      operator: "operador del servicio",
    },
    en: {
      principal: `principal of the seat of ${party}`,
      alternate: `alternate of the seat of ${party}`,
      recordKeeper: "technical secretary",
      delegate: `delegate of ${organization}`,
      guest: "guest",
      observer: "observer",
      operator: "operator of the service",
    },
  };
  return words[language][mandate.role];
}
