import type { Language } from "./language.ts";

/** What the program says before any command does. */
export const words = {
  es: {
    help: `Uso: minuta ORDEN …

  minuta verify …    comprueba un registro publicado, o la copia de un portal
  minuta export …    copia un portal entero como archivos
  minuta witness …   vigila la bitácora de transparencia y cofirma lo que comprueba
  minuta backup …    escribe un respaldo completo de esta instalación
  minuta restore …   comprueba o restaura un respaldo

«minuta ORDEN --help» explica cada orden.
`,
    unknownCommand: (name: string) => `minuta: no hay una orden «${name}»; vea «minuta --help».`,
  },
  en: {
    help: `Usage: minuta COMMAND …

  minuta verify …    checks a published record, or the copy of a portal
  minuta export …    copies a whole portal as files
  minuta witness …   watches the transparency log and cosigns what it checked
  minuta backup …    writes a whole backup of this installation
  minuta restore …   checks or restores a backup

“minuta COMMAND --help” explains each command.
`,
    unknownCommand: (name: string) => `minuta: there is no command “${name}”; see “minuta --help”.`,
  },
} as const satisfies Record<Language, object>;
