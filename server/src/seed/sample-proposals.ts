/** Titles of 45 invented proposals in the two languages; the source page gives their number and none of their titles. */
export const proposalTitles: readonly (readonly [spanish: string, english: string])[] = [
  [
    "Publicidad oficial: gasto por medio y por campaña en datos abiertos",
    "Government advertising: spending by outlet and campaign as open data",
  ],
  [
    "Protección de periodistas: estado público de cada medida",
    "Protection of journalists: public status of every measure",
  ],
  [
    "Archivos históricos: calendario de desclasificación",
    "Historical archives: a timetable of declassification",
  ],
  [
    "Respuestas a solicitudes de información en formatos reutilizables",
    "Answers to information requests in reusable formats",
  ],
  [
    "Registro público de concesiones de radio y televisión",
    "Public register of radio and television concessions",
  ],
  ["Índice de expedientes reservados con su fundamento", "Index of classified files with their legal basis"],
  [
    "Indicadores de procuración de justicia por delito y entidad",
    "Prosecution indicators by offence and state",
  ],
  ["Costo de los trámites federales para las empresas", "Cost of federal procedures for businesses"],
  [
    "Padrón de subsidios a la producción con montos y destinatarios",
    "Register of production subsidies with amounts and recipients",
  ],
  ["Tarifas eléctricas: metodología y costos abiertos", "Electricity rates: open methodology and costs"],
  ["Evaluaciones de política pública en un solo sitio", "Policy evaluations in a single place"],
  ["Estadística de incidencia delictiva verificable", "Verifiable crime statistics"],
  ["Mapa ciudadano de reportes de servicios urbanos", "Citizen map of urban service reports"],
  ["Interfaz abierta para reportes ciudadanos", "Open interface for citizen reports"],
  ["Alertas públicas de obras en curso", "Public alerts of works in progress"],
  ["Consulta pública en línea de las reglas de operación", "Online public consultation of operating rules"],
  ["Seguimiento público de quejas por servicio", "Public follow-up of complaints by service"],
  [
    "Registro de emisiones y transferencia de contaminantes por establecimiento",
    "Register of emissions and pollutant transfers by site",
  ],
  [
    "Manifestaciones de impacto ambiental en lenguaje claro",
    "Environmental impact statements in plain language",
  ],
  [
    "Calidad del aire en tiempo real y su serie histórica",
    "Air quality in real time and its historical series",
  ],
  ["Concesiones de agua: titulares y volúmenes", "Water concessions: holders and volumes"],
  ["Inspecciones ambientales y sus resoluciones", "Environmental inspections and their rulings"],
  ["Áreas naturales protegidas: presupuesto y resultados", "Protected natural areas: budget and results"],
  ["Presupuesto ciudadano con datos por programa", "Citizens' budget with data by programme"],
  ["Ingresos petroleros: producción, ventas y destino", "Oil revenue: production, sales and use"],
  ["Fideicomisos públicos: saldos, ingresos y gastos", "Public trusts: balances, income and spending"],
  ["Gasto en salud materna por unidad médica", "Maternal health spending by medical unit"],
  [
    "Padrones de programas sociales con criterios de selección",
    "Registers of social programmes with selection criteria",
  ],
  ["Subejercicios y adecuaciones presupuestarias cada mes", "Underspending and budget changes every month"],
  [
    "Matriz de indicadores de cada programa en datos abiertos",
    "Indicator matrix of every programme as open data",
  ],
  [
    "Calidad de los programas sociales medida por sus usuarios",
    "Quality of social programmes measured by their users",
  ],
  [
    "Atención a las recomendaciones de evaluaciones externas",
    "Follow-up of recommendations of external evaluations",
  ],
  [
    "Presupuesto basado en resultados: ficha por programa",
    "Results-based budgeting: a sheet for each programme",
  ],
  ["Contraloría social: informes y respuestas en línea", "Social audit: reports and answers online"],
  ["Compras públicas: contratos completos y buscables", "Public procurement: full and searchable contracts"],
  ["Inventario de datos de cada dependencia", "Data inventory of every agency"],
  ["Padrón único de inmuebles federales", "Single register of federal real estate"],
  [
    "Nómina educativa: plazas, pagos y centros de trabajo",
    "Education payroll: posts, payments and workplaces",
  ],
  ["Ventanilla única para abrir una empresa", "One-stop shop to open a business"],
  ["Censo de infraestructura escolar abierto", "Open census of school infrastructure"],
  ["Testigos sociales en contrataciones de alto monto", "Social witnesses in large procurements"],
  ["Declaraciones patrimoniales en versión pública", "Asset declarations in a public version"],
  ["Transparencia de la industria extractiva", "Transparency of the extractive industry"],
  [
    "Registro de reuniones de servidores públicos con particulares",
    "Register of meetings of public servants with private parties",
  ],
  [
    "Protocolo contra la corrupción en trámites de alto riesgo",
    "Protocol against corruption in high-risk procedures",
  ],
];

/** How many of the proposals each of the eight organizations puts forward, in the order of the organizations. */
export const proposalsPerOrganization: readonly number[] = [6, 6, 5, 6, 6, 5, 6, 5];

/** Working texts of the first proposals, for the place where the template asks for the public problem. */
export const proposalProblems: readonly string[] = [
  "[Muestra] El gasto en publicidad oficial se publica por partida y no por medio ni por campaña, de modo que nadie puede saber con qué criterio se reparte.",
  "[Muestra] Quien pide una medida de protección no sabe en qué etapa está su caso ni qué autoridad debe actuar; tampoco hay cifras públicas de cumplimiento.",
  "[Muestra] Los archivos con más de treinta años siguen reservados sin que exista una fecha en la que se revisará cada expediente.",
];
