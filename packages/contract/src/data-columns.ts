import type { DataKind } from "./data.ts";

/** One column of a list: its headings in either language, the first of each being the one that exports write. */
export type Column = {
  readonly es: readonly string[];
  readonly en: readonly string[];
  /** Whether every line must fill it. */
  readonly required: boolean;
  readonly maxLength: number;
};

export type Columns = Readonly<Record<string, Column>>;

const column = (
  es: string,
  en: string,
  options: { required?: boolean; maxLength?: number; also?: readonly string[] } = {},
): Column => ({
  es: [es, ...(options.also ?? [])],
  en: [en],
  required: options.required ?? false,
  maxLength: options.maxLength ?? 200,
});

const long = { maxLength: 4000 };

/** The columns of each list that is imported. Server and interface draw on them: for templates, for reading, for telling lists apart. */
export const dataColumns = {
  organizations: {
    shortName: column("nombre corto", "short name", { required: true, maxLength: 60, also: ["siglas"] }),
    name: column("nombre", "name", { required: true }),
    kind: column("tipo", "kind", { required: true }),
    party: column("parte", "party", { required: true }),
  },
  delegates: {
    name: column("nombre", "name", { required: true }),
    email: column("correo", "email", { required: true, maxLength: 254 }),
    organization: column("organización", "organization", { required: true, also: ["dependencia"] }),
    language: column("idioma", "language", { maxLength: 20 }),
  },
  proposals: {
    number: column("número", "number", { maxLength: 20 }),
    organization: column("organización", "organization", { required: true }),
    title: column("título", "title", { required: true, maxLength: 300 }),
    titleEn: column("título en inglés", "title in English", { maxLength: 300 }),
    agencies: column("dependencias", "agencies", { maxLength: 1000 }),
  },
  meetings: {
    number: column("número", "number", { maxLength: 20 }),
    heldOn: column("fecha", "date", { required: true, maxLength: 20 }),
    agency: column("dependencia", "agency", { required: true }),
    title: column("título", "title", { required: true, maxLength: 300 }),
    titleEn: column("título en inglés", "title in English", { maxLength: 300 }),
    place: column("lugar", "place", { maxLength: 200 }),
    proposals: column("propuestas", "proposals", { required: true, maxLength: 1000 }),
  },
  participants: {
    meeting: column("reunión", "meeting", { required: true, maxLength: 20 }),
    name: column("nombre", "name", { maxLength: 200 }),
    office: column("cargo", "office", { required: true }),
    institution: column("institución", "institution", { required: true }),
    party: column("parte", "party", { maxLength: 40 }),
    mode: column("asistencia", "attendance", { maxLength: 40 }),
  },
  commitments: {
    number: column("número", "number", { maxLength: 20 }),
    title: column("título", "title", { required: true, maxLength: 300 }),
    leadAgency: column("dependencia responsable", "lead agency", { required: true }),
    supportingActors: column("actores que apoyan", "supporting actors", long),
    publicProblem: column("problema público", "public problem", long),
    solution: column("solución", "solution", { required: true, ...long }),
    ogpRelevance: column("valores de gobierno abierto", "OGP values", long),
    evidence: column("medio de verificación", "evidence", long),
    contact: column("contacto", "contact", { maxLength: 200 }),
    startsOn: column("inicio", "start", { maxLength: 20 }),
    endsOn: column("fin", "end", { maxLength: 20 }),
    status: column("estado", "status", { maxLength: 40 }),
    proposals: column("propuestas", "proposals", { maxLength: 1000 }),
  },
  followUps: {
    number: column("número", "number", { required: true, maxLength: 40, also: ["acuerdo"] }),
    status: column("estado", "status", { required: true, maxLength: 40 }),
    note: column("nota", "note", { maxLength: 2000 }),
    evidence: column("evidencia", "evidence", { maxLength: 500 }),
    // An exported ledger comes back with these; what was adopted is not read from a spreadsheet.
    text: column("acuerdo adoptado", "adopted text", { maxLength: 20_000 }),
    responsible: column("responsable", "responsible"),
    dueDate: column("plazo", "due date", { maxLength: 20 }),
    session: column("sesión", "session", { maxLength: 40 }),
  },
} as const satisfies Record<DataKind, Columns>;
