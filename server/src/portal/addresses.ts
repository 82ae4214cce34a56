import type { Language, SourceCategory } from "@minuta/domain";

export type PlainPage = "home" | SourceCategory | "resolutions" | "search" | "verify";

/** Address of each page in each language. They are cited elsewhere: none is ever taken away. */
export const addresses: Readonly<Record<Language, Readonly<Record<PlainPage, string>>>> = {
  es: {
    home: "/",
    alliance: "/alianza",
    plan: "/plan",
    civilSociety: "/osc",
    resolutions: "/acuerdos",
    search: "/buscar",
    verify: "/verificar",
  },
  en: {
    home: "/en",
    alliance: "/en/alliance",
    plan: "/en/plan",
    civilSociety: "/en/civil-society",
    resolutions: "/en/resolutions",
    search: "/en/search",
    verify: "/en/verify",
  },
};

/** Folder of the records' pages in each language. */
export const recordFolders: Readonly<Record<Language, string>> = { es: "/registros", en: "/en/records" };

/** Name of the parameter that says which page of a long list is meant, from 1. */
export const pageParameter: Readonly<Record<Language, string>> = { es: "pagina", en: "page" };

export const publicFileNames = ["record.pdf", "record.json"] as const;
export type PublicFileName = (typeof publicFileNames)[number];

export function recordAddress(language: Language, slug: string): string {
  return `${recordFolders[language]}/${slug}`;
}

/** Files have one address: they are the same in both languages. */
export function fileAddress(slug: string, name: PublicFileName): string {
  return `${recordFolders.es}/${slug}/${name}`;
}

/** Whether a string from an address can be a record's; anything else never reaches the database. */
export function isSlug(value: unknown): value is string {
  return typeof value === "string" && value.length <= 80 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
}
