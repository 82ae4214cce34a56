export const sessions = {
  "sessions.lead": "Las sesiones del secretariado y en qué va la minuta de cada una.",
  "sessions.kind": "{kind, select, special {Sesión extraordinaria} other {Sesión ordinaria}}",
  "sessions.none": "No hay sesiones todavía.",
  "sessions.none.next": "Al convocarse la primera, aparecerá aquí con su minuta.",
  "sessions.label": "Sesiones, de la más reciente a la más antigua",
  "sessions.hint":
    "Una minuta va de borrador a firma, de firma a publicación. Mientras falte una de las tres firmas, se dice cuántas hay.",
} as const;
