import type { CommitmentStatus, ResponseOutcome } from "@minuta/domain";

/** Agencies beside the one that a proposal's meeting is with, by the number of the proposal. */
export const sampleAgencies: Readonly<Record<string, readonly string[]>> = {
  "P-001": ["SEGOB", "SHCP"],
  "P-012": ["INEGI", "SEGOB"],
  "P-018": ["SEMARNAT"],
  "P-020": ["SEMARNAT", "INEGI"],
  "P-021": ["SEMARNAT"],
  "P-022": ["SEMARNAT"],
  "P-024": ["SHCP"],
  "P-026": ["SHCP"],
  "P-029": ["SHCP"],
  "P-033": ["SHCP"],
  "P-040": ["SEP", "INEGI"],
};

/** The last ones wait to be assigned. */
export const sampleUnassignedFrom = 42;

export type SampleResponse = {
  readonly proposal: string;
  readonly agency: string;
  readonly outcome: ResponseOutcome;
  readonly on: string;
  readonly reasons: string;
};

/** Invented answers of the agencies that have a delegate; the later of two by the same agency supersedes the earlier. */
export const sampleResponses: readonly SampleResponse[] = [
  {
    proposal: "P-018",
    agency: "SEMARNAT",
    outcome: "accepted",
    on: "2012-02-10",
    reasons:
      "[Muestra] El registro por establecimiento ya existe y la ley permite publicarlo; se abrirá en formato reutilizable con su diccionario de datos.",
  },
  {
    proposal: "P-020",
    agency: "SEMARNAT",
    outcome: "partial",
    on: "2012-02-10",
    reasons:
      "[Muestra] La serie histórica puede publicarse completa; el tiempo real depende de redes estatales que aún no transmiten.",
  },
  {
    proposal: "P-021",
    agency: "SEMARNAT",
    outcome: "declined",
    on: "2012-02-08",
    reasons: "[Muestra] El registro de titulares corresponde a otra autoridad y no a esta secretaría.",
  },
  {
    proposal: "P-021",
    agency: "SEMARNAT",
    outcome: "partial",
    on: "2012-02-27",
    reasons:
      "[Muestra] Consultada la autoridad del agua, se publicarán los volúmenes por cuenca; los titulares requieren una consulta previa.",
  },
  {
    proposal: "P-022",
    agency: "SEMARNAT",
    outcome: "declined",
    on: "2012-02-27",
    reasons:
      "[Muestra] Las resoluciones en trámite están reservadas por la ley mientras no causen estado; las concluidas ya se publican.",
  },
  {
    proposal: "P-024",
    agency: "SHCP",
    outcome: "accepted",
    on: "2012-02-06",
    reasons:
      "[Muestra] El presupuesto por programa se integra cada año y puede publicarse con una guía en lenguaje claro.",
  },
  {
    proposal: "P-026",
    agency: "SHCP",
    outcome: "partial",
    on: "2012-02-20",
    reasons:
      "[Muestra] Se publicarán saldos e ingresos de los fideicomisos; el detalle de los gastos está sujeto al secreto fiduciario.",
  },
  {
    proposal: "P-029",
    agency: "SHCP",
    outcome: "accepted",
    on: "2012-02-20",
    reasons: "[Muestra] Las adecuaciones ya se registran cada mes y se publicarán por ramo y programa.",
  },
  {
    proposal: "P-033",
    agency: "SHCP",
    outcome: "declined",
    on: "2012-03-05",
    reasons:
      "[Muestra] La ficha por programa duplicaría la matriz de indicadores que ya se publica; se propone mejorar esa.",
  },
  {
    proposal: "P-040",
    agency: "INEGI",
    outcome: "accepted",
    on: "2012-02-16",
    reasons:
      "[Muestra] El censo escolar puede levantarse con la metodología vigente y publicarse con sus microdatos.",
  },
];

export type SampleCommitment = {
  readonly proposal: string;
  readonly agency: string;
  readonly adoptedOn: string;
  readonly title: string;
  readonly leadAgency: string;
  readonly supportingActors: string;
  readonly publicProblem: string;
  readonly solution: string;
  readonly ogpRelevance: string;
  readonly evidence: string;
  readonly contact: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly milestones: readonly {
    readonly deliverable: string;
    readonly startsOn: string;
    readonly endsOn: string;
  }[];
  readonly reports: readonly {
    readonly on: string;
    /** The milestone's place, from 1; null for the whole. */
    readonly milestone: number | null;
    readonly status: CommitmentStatus;
    readonly note: string;
    readonly evidence: string;
  }[];
};

/** Three invented commitments: completed, substantial with a milestone overdue, limited. */
export const sampleCommitments: readonly SampleCommitment[] = [
  {
    proposal: "P-024",
    agency: "SHCP",
    adoptedOn: "2012-03-20",
    title: "[Muestra] Presupuesto ciudadano con datos por programa",
    leadAgency: "Secretaría de Hacienda y Crédito Público",
    supportingActors: "Fundar, Centro de Análisis e Investigación",
    publicProblem:
      "El presupuesto se publica en tomos que pocas personas pueden leer y sin datos por programa que puedan reutilizarse.",
    solution: "Publicar cada año un presupuesto ciudadano y los datos abiertos de cada programa.",
    ogpRelevance: "Acceso a la información: abre datos que hoy solo existen en documentos impresos.",
    evidence: "Portal de Transparencia Presupuestaria",
    contact: "Enlace, SHCP",
    startsOn: "2012-04-01",
    endsOn: "2012-12-31",
    milestones: [
      {
        deliverable: "Guía del presupuesto ciudadano en lenguaje claro",
        startsOn: "2012-04-01",
        endsOn: "2012-06-30",
      },
      {
        deliverable: "Conjunto de datos abiertos por programa, con su diccionario",
        startsOn: "2012-07-01",
        endsOn: "2012-12-15",
      },
    ],
    reports: [
      {
        on: "2012-05-14",
        milestone: 1,
        status: "limited",
        note: "[Muestra] Primera versión de la guía en revisión con las organizaciones.",
        evidence: "",
      },
      {
        on: "2012-06-28",
        milestone: 1,
        status: "completed",
        note: "[Muestra] La guía está publicada.",
        evidence: "Portal de Transparencia Presupuestaria, sección Presupuesto ciudadano",
      },
      {
        on: "2012-12-10",
        milestone: 2,
        status: "completed",
        note: "[Muestra] Los datos de todos los programas están publicados.",
        evidence: "Portal de Transparencia Presupuestaria, sección Datos abiertos",
      },
    ],
  },
  {
    proposal: "P-018",
    agency: "SEMARNAT",
    adoptedOn: "2012-03-20",
    title: "[Muestra] Registro de emisiones por establecimiento en datos abiertos",
    leadAgency: "Secretaría de Medio Ambiente y Recursos Naturales",
    supportingActors: "Cultura Ecológica",
    publicProblem:
      "Quien vive junto a una planta no puede saber qué emite ni compararlo con años anteriores.",
    solution:
      "Publicar el registro de emisiones y transferencia de contaminantes por establecimiento y por año.",
    ogpRelevance: "Acceso a la información y rendición de cuentas.",
    evidence: "Sitio del registro de emisiones y transferencia de contaminantes",
    contact: "Enlace, SEMARNAT",
    startsOn: "2012-04-01",
    endsOn: "2013-06-30",
    milestones: [
      {
        deliverable: "Base de datos 2004–2010 en formato reutilizable",
        startsOn: "2012-04-01",
        endsOn: "2012-09-30",
      },
      {
        deliverable: "Visualizador por municipio y establecimiento",
        startsOn: "2012-10-01",
        endsOn: "2013-03-31",
      },
      { deliverable: "Taller con comunidades de tres cuencas", startsOn: "2013-04-01", endsOn: "2013-06-30" },
    ],
    reports: [
      {
        on: "2012-09-20",
        milestone: 1,
        status: "completed",
        note: "[Muestra] La base está publicada con siete años de registros.",
        evidence: "Sitio del registro, sección Descargas",
      },
      {
        on: "2013-02-11",
        milestone: 2,
        status: "substantial",
        note: "[Muestra] El visualizador funciona para diez entidades; falta el resto.",
        evidence: "Sitio del registro, versión de prueba",
      },
      {
        on: "2013-02-11",
        milestone: null,
        status: "substantial",
        note: "[Muestra] Dos de tres hitos avanzados; el taller depende del visualizador.",
        evidence: "",
      },
    ],
  },
  {
    proposal: "P-040",
    agency: "INEGI",
    adoptedOn: "2012-03-21",
    title: "[Muestra] Censo abierto de infraestructura escolar",
    leadAgency: "Instituto Nacional de Estadística y Geografía",
    supportingActors: "Transparencia Mexicana; Secretaría de Educación Pública",
    publicProblem: "No se sabe cuántas escuelas hay, en qué estado están ni quién trabaja en ellas.",
    solution: "Levantar un censo de escuelas y publicar sus resultados por plantel.",
    ogpRelevance: "Acceso a la información y participación: los padres podrán comparar su escuela.",
    evidence: "Portal del censo, con microdatos",
    contact: "Enlace, INEGI",
    startsOn: "2012-05-01",
    endsOn: "2013-12-31",
    milestones: [
      { deliverable: "Cuestionario y metodología del censo", startsOn: "2012-05-01", endsOn: "2012-12-31" },
      { deliverable: "Base de datos por plantel", startsOn: "2013-01-01", endsOn: "2013-12-15" },
    ],
    reports: [
      {
        on: "2012-11-05",
        milestone: 1,
        status: "limited",
        note: "[Muestra] El cuestionario está en prueba piloto en dos entidades.",
        evidence: "",
      },
    ],
  },
];

/** How many meetings of the sample have their participants. */
export const sampleMeetingsWithParticipants = 14;
