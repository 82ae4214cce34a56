export const ui = {
  "ui.close": "Cerrar",
  "ui.cancel": "Cancelar",
  "ui.dismiss": "Descartar aviso",
  "ui.search": "Buscar",
  "ui.pending": "en curso",
  "ui.copy": "Copiar",
  "ui.copied": "Copiado",
  "ui.pager": "Páginas",
  "ui.pager.previous": "Anteriores",
  "ui.pager.next": "Siguientes",
  "ui.pager.range": "{from}–{to} de {total}",
} as const;
