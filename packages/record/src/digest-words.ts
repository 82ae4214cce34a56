/**
 * 256 everyday Spanish words, one for each value of a byte. The list is part of the record format: its order never
 * changes.
 */
export const digestWords: readonly string[] = [
  "abeja", "abril", "abrigo", "acero", "actor", "agua", "águila", "aire", "ajedrez", "ala", "alba",
  "aldea", "alga", "alma", "altar", "alto", "amigo", "ancla", "andén", "anillo", "árbol", "arco", "arena",
  "arpa", "arroz", "aula", "autor", "avena", "avión", "azúcar", "azul", "bahía", "baile", "balcón",
  "balón", "bambú", "banco", "banda", "barco", "barro", "bastón", "baúl", "bebida", "beso", "bici",
  "bolsa", "bonito", "bosque", "bota", "botón", "brazo", "brisa", "broche", "bronce", "brújula", "bueno",
  "buque", "burro", "caballo", "cabra", "cacao", "café", "caja", "calle", "calma", "cama", "camino",
  "campo", "canal", "canoa", "canto", "caña", "capa", "cara", "carbón", "carta", "casa", "cebra", "cedro",
  "cera", "cesta", "chico", "ciclo", "cielo", "cine", "cinta", "circo", "cisne", "ciudad", "clave",
  "clavo", "clima", "cobre", "coche", "codo", "cofre", "col", "cometa", "copa", "coral", "corcho", "coro",
  "cuadro", "cubo", "cuenta", "cuero", "cueva", "danza", "dado", "dedo", "delfín", "desierto", "día",
  "diente", "disco", "dorado", "dulce", "duna", "eco", "edad", "eje", "enero", "época", "erizo", "escoba",
  "espejo", "espiga", "estrella", "fábrica", "falda", "faro", "feria", "fiesta", "fila", "final", "flauta",
  "flor", "foca", "foco", "folio", "forma", "fresa", "fruta", "fuego", "fuente", "gaita", "galera",
  "gallo", "ganso", "garza", "gato", "genio", "giro", "globo", "goma", "gorro", "gota", "grano", "gris",
  "grulla", "guante", "guía", "hada", "hebra", "hielo", "hierba", "hilo", "hoja", "hombro", "hora",
  "horno", "hotel", "hoy", "huella", "hueso", "huerto", "huevo", "idea", "iglú", "imán", "isla", "jabón",
  "jamón", "jardín", "jarra", "jazmín", "joya", "juego", "jugo", "julio", "junio", "labio", "lago", "lana",
  "lápiz", "largo", "laurel", "lazo", "leche", "león", "letra", "libro", "lima", "limón", "lino", "lirio",
  "llave", "lluvia", "lobo", "loma", "luna", "luz", "madera", "maíz", "manga", "mango", "mano", "mapa",
  "mar", "marfil", "marzo", "mayo", "mesa", "metal", "miel", "molino", "monte", "mora", "mosca", "motor",
  "mundo", "museo", "nácar", "nación", "naranja", "nave", "nido", "nieve", "nogal", "nota", "nube", "nuez",
  "obra", "océano", "ola", "olivo", "orilla", "oro", "oso", "oveja", "pájaro", "palma", "pan", "roble",
  "tinta", "violín",
];
