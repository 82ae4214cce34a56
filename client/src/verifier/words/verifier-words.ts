import type { es } from "./es.ts";

/** The words of the verifier in one language; every language has the same keys. */
export type VerifierWords = typeof es;
