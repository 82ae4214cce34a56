export const ui = {
  "ui.close": "Cerrar",
  "ui.cancel": "Cancelar",
  "ui.dismiss": "Descartar aviso",
  "ui.search": "Buscar",
  "ui.pending": "en curso",
  "ui.copy": "Copiar",
  "ui.copied": "Copiado",
} as const;
