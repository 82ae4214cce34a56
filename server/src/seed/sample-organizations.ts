import type { Party } from "@minuta/domain";

export type SampleOrganization = {
  readonly kind: "organization" | "agency";
  readonly name: string;
  readonly shortName: string;
  readonly party: Party;
  /** Whether the source page names it. */
  readonly named: boolean;
  /** The part of its sample mail address before the @. */
  readonly mailbox: string;
};

const organization = (name: string, shortName: string, mailbox: string): SampleOrganization => ({
  kind: "organization",
  name,
  shortName,
  party: "civilSociety",
  named: true,
  mailbox,
});

/** The eight organizations that the source page names. */
export const organizations: readonly SampleOrganization[] = [
  organization("Artículo 19", "Artículo 19", "articulo19"),
  organization("Centro de Investigación para el Desarrollo (CIDAC)", "CIDAC", "cidac"),
  organization("CitiVox", "CitiVox", "citivox"),
  organization("Cultura Ecológica", "Cultura Ecológica", "cultura-ecologica"),
  organization("Fundar, Centro de Análisis e Investigación", "Fundar", "fundar"),
  organization("Gestión Social y Cooperación (GESOC)", "GESOC", "gesoc"),
  organization("Instituto Mexicano para la Competitividad (IMCO)", "IMCO", "imco"),
  organization("Transparencia Mexicana", "Transparencia Mexicana", "transparencia-mexicana"),
];

const agency = (
  name: string,
  shortName: string,
  named = false,
  party: Party = "government",
): SampleOrganization => ({
  kind: "agency",
  name,
  shortName,
  party,
  named,
  mailbox: shortName.toLowerCase(),
});

/**
 * Eighteen agencies and INEGI. The source page names three of them; the others are federal agencies of 2012 that stand in
 * for those it only counts.
 */
export const agencies: readonly SampleOrganization[] = [
  agency("Secretaría de la Función Pública", "SFP", true),
  agency("Instituto Federal de Acceso a la Información y Protección de Datos", "IFAI", true, "institute"),
  agency("Secretaría de Gobernación", "SEGOB"),
  agency("Secretaría de Relaciones Exteriores", "SRE"),
  agency("Secretaría de Hacienda y Crédito Público", "SHCP"),
  agency("Secretaría de Desarrollo Social", "SEDESOL"),
  agency("Secretaría de Medio Ambiente y Recursos Naturales", "SEMARNAT"),
  agency("Secretaría de Energía", "SENER"),
  agency("Secretaría de Economía", "SE"),
  agency("Secretaría de Agricultura, Ganadería, Desarrollo Rural, Pesca y Alimentación", "SAGARPA"),
  agency("Secretaría de Comunicaciones y Transportes", "SCT"),
  agency("Secretaría de Educación Pública", "SEP"),
  agency("Secretaría de Salud", "SSA"),
  agency("Secretaría del Trabajo y Previsión Social", "STPS"),
  agency("Secretaría de Turismo", "SECTUR"),
  agency("Procuraduría General de la República", "PGR"),
  agency("Petróleos Mexicanos", "PEMEX"),
  agency("Comisión Federal de Electricidad", "CFE"),
  agency("Instituto Nacional de Estadística y Geografía", "INEGI", true),
];
