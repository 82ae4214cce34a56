import { keySlug, type Language, type SourceCategory } from "@minuta/domain";
import type { ExportedFileName } from "@minuta/export";

export type PlainPage =
  | "home"
  | SourceCategory
  | "resolutions"
  | "proposals"
  | "commitments"
  | "search"
  | "verify"
  | "log";

/** Address of each page in each language. They are cited elsewhere: none is ever taken away. */
export const addresses: Readonly<Record<Language, Readonly<Record<PlainPage, string>>>> = {
  es: {
    home: "/",
    alliance: "/alianza",
    plan: "/plan",
    civilSociety: "/osc",
    resolutions: "/acuerdos",
    proposals: "/propuestas",
    commitments: "/compromisos",
    search: "/buscar",
    verify: "/verificar",
    log: "/bitacora",
  },
  en: {
    home: "/en",
    alliance: "/en/alliance",
    plan: "/en/plan",
    civilSociety: "/en/civil-society",
    resolutions: "/en/resolutions",
    proposals: "/en/proposals",
    commitments: "/en/commitments",
    search: "/en/search",
    verify: "/en/verify",
    log: "/en/log",
  },
};

/** Folder of the records' pages in each language. */
export const recordFolders: Readonly<Record<Language, string>> = { es: "/registros", en: "/en/records" };

/** The last part of the address at which a record stands beside its earlier version. */
export const changesNames: Readonly<Record<Language, string>> = { es: "cambios", en: "changes" };

/** Name of the parameter that says which page of a long list is meant, from 1. */
export const pageParameter: Readonly<Record<Language, string>> = { es: "pagina", en: "page" };

/** The files of a record that are offered, in the order of the page: what is read first, what is computed with last. */
export const publicFileNames = [
  "record.pdf",
  "record.docx",
  "record.html",
  "record.md",
  "resolutions.csv",
  "attendance.csv",
  "record.json",
  "record.jsonld",
  "record.akn.xml",
] as const satisfies readonly ExportedFileName[];
export type PublicFileName = (typeof publicFileNames)[number];

/** Under which name a reader keeps a file: that of the record and what it is. */
export function downloadName(slug: string, name: PublicFileName): string {
  return name.startsWith("record.") ? `${slug}${name.slice("record".length)}` : `${slug}-${name}`;
}

export function recordAddress(language: Language, slug: string): string {
  return `${recordFolders[language]}/${slug}`;
}

export function changesAddress(language: Language, slug: string): string {
  return `${recordAddress(language, slug)}/${changesNames[language]}`;
}

/** The page of a resolution, proposal or commitment by its number. */
export function numberAddress(
  language: Language,
  page: "resolutions" | "proposals" | "commitments",
  number: string,
): string {
  return `${addresses[language][page]}/${keySlug(number)}`;
}

/** The page of an action plan: its years, for people, and the beginning of its identifier, by which it is found. */
export function planAddress(
  language: Language,
  plan: { readonly id: string; readonly startsOn: string; readonly endsOn: string },
): string {
  return `${addresses[language].plan}/${plan.startsOn.slice(0, 4)}-${plan.endsOn.slice(0, 4)}-${plan.id.slice(0, 8)}`;
}

/** Leads to the version of a record that is in force, or was at a time: the original of its mementos (RFC 7089). */
export function timeGateAddress(key: string): string {
  return `${recordFolders.es}/${keySlug(key)}/vigente`;
}

export function timeMapAddress(key: string): string {
  return `${recordFolders.es}/${keySlug(key)}/timemap`;
}

/** Files have one address: they are the same in both languages. */
export function fileAddress(slug: string, name: string): string {
  return `${recordFolders.es}/${slug}/${name}`;
}

/** Address of the news feed of one section, or of all. */
export function feedAddress(language: Language, section: SourceCategory | "home"): string {
  const base = addresses[language][section].replace(/\/$/, "");
  return `${base}/${language === "es" ? "novedades" : "news"}.atom`;
}

/** Whether a string from an address can be a record's; anything else never reaches the database. */
export function isSlug(value: unknown): value is string {
  return typeof value === "string" && value.length <= 80 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
}
