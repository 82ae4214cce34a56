export const compliance = {
  "compliance.title": "Requisitos mínimos de la Alianza",
  "compliance.lead":
    "Lo que los datos de este secretariado muestran hoy de cada requisito mínimo. Lo que los datos no pueden mostrar no se da por cumplido.",
  "compliance.asOf": "Al {date}",
  "compliance.source":
    "Fuente: Estándares de Participación y Cocreación de la Alianza para el Gobierno Abierto, aprobados el 24 de noviembre de 2021 y vigentes desde el 1 de enero de 2022. El texto de cada requisito es un resumen.",
  "compliance.source.link": "Leer los estándares (en inglés)",
  "compliance.verdict.met": "Se cumple",
  "compliance.verdict.partial": "Se muestra en parte",
  "compliance.verdict.notMet": "No se cumple",
  "compliance.verdict.notShown": "Los datos no lo muestran",
  "compliance.summary": "{met} de {all} requisitos se muestran cumplidos.",
  "compliance.standard.1": "Estándar 1. Un espacio permanente de diálogo y colaboración",
  "compliance.standard.2": "Estándar 2. Información abierta, accesible y oportuna",
  "compliance.standard.3": "Estándar 3. Oportunidades de participar al elaborar el plan",
  "compliance.standard.4": "Estándar 4. Respuesta razonada",
  "compliance.standard.5": "Estándar 5. Diálogo durante el cumplimiento",
  "compliance.1.1":
    "Hay un espacio de diálogo entre gobierno, sociedad civil y otros actores que se reúne al menos cada seis meses, y sus reglas básicas de participación son públicas.",
  "compliance.2.1": "Se mantiene un sitio público dedicado a la participación en la Alianza.",
  "compliance.2.2":
    "Hay un repositorio público con la evidencia de la cocreación y del cumplimiento de los compromisos, que se actualiza al menos dos veces al año.",
  "compliance.3.1":
    "El calendario y las oportunidades de participar se publican al menos dos semanas antes de empezar a elaborar el plan.",
  "compliance.3.2": "Se hacen actividades de difusión para que más actores conozcan el proceso y participen.",
  "compliance.3.3":
    "Hay un mecanismo para recoger aportaciones de distintos actores durante un plazo adecuado.",
  "compliance.4.1": "Se informa por escrito a quienes aportaron cómo se consideraron sus aportaciones.",
  "compliance.5.1":
    "Al menos dos reuniones al año con sociedad civil para presentar resultados del plan y recoger comentarios.",
  "compliance.fact.sessions":
    "{n, plural, =0 {Ninguna sesión celebrada} one {# sesión celebrada} other {# sesiones celebradas}}{last, select, none {} other {; la última, el {last}}}.",
  "compliance.fact.gap":
    "El mayor tiempo sin sesión, contado hasta hoy, es de {n, plural, one {# día} other {# días}}; el requisito admite unos 183.",
  "compliance.fact.rules":
    "Está registrado el reglamento, versión {n}. Que esté publicado se comprueba en el portal.",
  "compliance.fact.noRules": "No hay reglamento registrado.",
  "compliance.fact.portal":
    "El portal público está en este mismo servicio y tiene {n, plural, =0 {ningún registro publicado} one {# registro publicado} other {# registros publicados}}.",
  "compliance.fact.published":
    "Se publicaron {n, plural, =0 {cero registros} one {# registro} other {# registros}} en los últimos doce meses{last, select, none {} other {; el último, el {last}}}.",
  "compliance.fact.reports":
    "{n, plural, =0 {Ningún informe de avance} one {# informe de avance} other {# informes de avance}} de compromisos{last, select, none {} other {; el último, el {last}}}.",
  "compliance.fact.meetings":
    "{n, plural, =0 {No hay reuniones en el calendario} one {# reunión en el calendario} other {# reuniones en el calendario}}{first, select, none {} other {; la primera, el {first}}}. No se registra cuándo se publicó el calendario.",
  "compliance.fact.organizations":
    "Participan con propuestas {n, plural, one {# organización} other {# organizaciones}}. Las actividades de difusión no se registran aquí.",
  "compliance.fact.proposals":
    "{n, plural, =0 {No entró ninguna propuesta} one {Entró # propuesta} other {Entraron # propuestas}} y {comments, plural, =0 {ningún comentario} one {# comentario} other {# comentarios}}.",
  "compliance.fact.answered":
    "{n} de {of} propuestas no retiradas tienen respuesta por escrito o compromiso.",
  "compliance.fact.lastYear":
    "{n, plural, =0 {Ninguna sesión} one {# sesión} other {# sesiones}} en los últimos doce meses. Si en ellas se presentaron resultados lo dicen sus minutas.",
} as const;
