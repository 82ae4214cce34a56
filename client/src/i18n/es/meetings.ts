export const meetings = {
  "meetings.lead":
    "Reuniones entre organizaciones y dependencias. En cada una se llena un formato que firman las tres partes.",
  "meetings.search": "Buscar reuniones por dependencia, propuesta o título",
  "meetings.state": "Estado del formato",
  "meetings.state.all": "Todos los estados",
  "meetings.count": "{n, plural, =0 {Ninguna reunión coincide} one {# reunión} other {# reuniones}}",
  "meetings.none": "Ninguna reunión coincide con la búsqueda.",
  "meetings.none.next": "Quite palabras o elija otro estado.",
  "meetings.clear": "Quitar filtros",
  "meetings.filters": "Filtrar reuniones",
  "meetings.number": "Reunión {n}",
} as const;
