import type { ImportFaultCode } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import type { FaultValues } from "./columns.ts";

type Words = Readonly<Record<ImportFaultCode, (values: FaultValues) => string>>;

const words: Readonly<Record<Language, Words>> = {
  es: {
    not_csv: () =>
      "No se puede leer como CSV: revise las comillas de esa línea y guárdelo de nuevo como CSV UTF-8.",
    too_many_rows: () => "Tiene más de 20,000 líneas: divídalo en varios archivos.",
    column_missing: () => "Falta esta columna: añádala con este encabezado.",
    column_unknown: () => "Esta columna no se conoce: quítela o corrija su encabezado.",
    required: () => "Está en blanco y es obligatoria.",
    too_long: ({ max }) => `Es demasiado larga: acórtela a ${max} letras.`,
    invalid_character: () => "Tiene caracteres invisibles o de control: escríbala de nuevo.",
    not_a_number: ({ form }) =>
      `No es un número de esta lista: escríbalo como ${form}, o deje la celda en blanco.`,
    not_a_date: () => "No es una fecha: escríbala como 2012-03-30 o 30/03/2012.",
    not_one_of: ({ words: known }) => `No es ninguna de estas palabras: ${known}.`,
    not_an_address: () => "No es una dirección completa: revise que no le falte nada.",
    dates_reversed: () => "Termina antes de empezar: revise las dos fechas.",
    twice_in_file: () => "Está dos veces en el archivo: deje una sola.",
    already_there: () => "Ya existe: quite la línea o corrija el dato.",
    number_gap: ({ missing }) => `Los números no admiten huecos (regla NU-2): falta ${missing}.`,
    organization_unknown: ({ name }) =>
      name === undefined
        ? "No hay ninguna organización o dependencia con ese nombre: añádala antes o corrija el nombre."
        : `No hay ninguna dependencia llamada «${name}»: añádala antes o corrija el nombre.`,
    proposal_unknown: ({ name }) => `No existe la propuesta «${name}»: escríbala como P-045.`,
    meeting_unknown: () => "No existe una reunión con ese número.",
    resolution_unknown: () => "No existe un acuerdo con ese número: escríbalo como ST-05/2012.03.",
    resolution_is_void: () => "Ese acuerdo quedó sin efecto y no admite seguimiento (regla FU-3).",
    follow_up_needs_words: () => "Para darlo por cumplido escriba una nota o la evidencia (regla FU-4).",
    not_permitted: () => "Su cargo no puede invitar a delegadas de esa organización (regla AC-9).",
  },
  en: {
    not_csv: () => "It cannot be read as CSV: check the quotes of that line and save it again as CSV UTF-8.",
    too_many_rows: () => "It has more than 20,000 lines: split it into several files.",
    column_missing: () => "This column is missing: add it with this heading.",
    column_unknown: () => "This column is not known: remove it or correct its heading.",
    required: () => "It is blank, and must be filled.",
    too_long: ({ max }) => `It is too long: shorten it to ${max} letters.`,
    invalid_character: () => "It holds invisible or control characters: type it again.",
    not_a_number: ({ form }) =>
      `It is no number of this list: write it like ${form}, or leave the cell blank.`,
    not_a_date: () => "It is no date: write it like 2012-03-30 or 30/03/2012.",
    not_one_of: ({ words: known }) => `It is none of these words: ${known}.`,
    not_an_address: () => "It is not a complete address: check that nothing is missing.",
    dates_reversed: () => "It ends before it begins: check both dates.",
    twice_in_file: () => "It stands twice in the file: leave one.",
    already_there: () => "It exists already: remove the line or correct it.",
    number_gap: ({ missing }) => `Numbers leave no gaps (rule NU-2): ${missing} is missing.`,
    organization_unknown: ({ name }) =>
      name === undefined
        ? "There is no organization or agency of that name: add it first or correct the name."
        : `There is no agency called “${name}”: add it first or correct the name.`,
    proposal_unknown: ({ name }) => `There is no proposal “${name}”: write it like P-045.`,
    meeting_unknown: () => "There is no meeting with that number.",
    resolution_unknown: () => "There is no resolution with that number: write it like ST-05/2012.03.",
    resolution_is_void: () => "That resolution was left without effect and takes no reports (rule FU-3).",
    follow_up_needs_words: () => "To report it fulfilled write a note or the evidence (rule FU-4).",
    not_permitted: () => "Your mandate cannot invite delegates of that organization (rule AC-9).",
  },
};

/** What a person reads of a fault: what is wrong and how to mend it. */
export function faultMessage(language: Language, code: ImportFaultCode, values: FaultValues): string {
  return words[language][code](values);
}
