/**
 * Things that can be handed over, opened or counted, in Spanish and English, singular and without accents. Left out on
 * purpose: what only names an effort, such as programa, proceso, mejora, impulso, support or process.
 */
export const deliverableWords: ReadonlySet<string> = new Set(
  `acta acuerdo analisis anexo anteproyecto api aplicacion archivo base boletin borrador buscador calendario campana capacitacion
  carta catalogo censo concurso conjunto consulta contrato convenio convocatoria cronograma cuestionario curso dataset dato
  decreto declaracion diagnostico dictamen directorio documento encuesta estadistica estudio evaluacion expediente ficha
  formato formulario foro glosario grafica guia herramienta indicador indice infografia informe iniciativa interfaz inventario
  lanzamiento ley licencia lineamiento lista listado manual mapa matriz metodologia micrositio minuta modulo nomina norma
  padron pagina plan plataforma portal presupuesto prototipo protocolo proyecto publicacion recomendacion registro reglamento
  reporte repositorio resolucion sesion sistema sitio solicitud tablero taller tabla testigo ventanilla version video
  visualizador
  agreement annex app application archive assessment audit bill budget bulletin calendar call campaign catalog catalogue census
  charter chart consultation contract course dashboard data database decree dictionary directory document draft evaluation
  file form format forum glossary guide guideline handbook index indicator inventory law letter list map matrix meeting
  methodology minute module opinion page pilot platform protocol prototype publication questionnaire recommendation record
  register registry regulation report repository review roadmap rule ruling schedule session sheet site standard statistic
  strategy study survey system table template timetable tool training webpage website workshop`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Places where what shows a commitment can be looked at. */
export const evidencePlaceWords: ReadonlySet<string> = new Set(
  `archivo biblioteca boletin diario estrado expediente gaceta micrositio pagina plataforma portal registro repositorio sitio
  tablero ventanilla visualizador web
  archive dashboard gazette journal library microsite page platform register registry repository site webpage website`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
