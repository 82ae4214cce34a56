import type { es } from "./es.ts";

/** The words of the portal in one language; every language has the same keys. */
export type PortalWords = typeof es;
