import type { DocumentKind, Language } from "@minuta/domain";

/** The title that a document gets from what it is of. */
export function documentTitle(
  kind: Exclude<DocumentKind, "translation" | "communique">,
  language: Language,
  of: { readonly titleEs: string; readonly titleEn: string },
): string {
  const title = language === "es" ? of.titleEs : of.titleEn;
  switch (kind) {
    case "minutes":
      return (
        (language === "es" ? "Minuta de la " : "Minutes of the ") +
        title.charAt(0).toLowerCase() +
        title.slice(1)
      );
    case "meetingForm":
      return (language === "es" ? "Formato: " : "Form: ") + title;
    case "commitmentDraft":
    case "proposal":
      return title;
  }
}
