import type { es } from "./es.ts";

type Widened<T> = T extends string ? string : { readonly [K in keyof T]: Widened<T[K]> };

/** The words of a record in one language; every language has the same keys. */
export type RecordWords = Widened<typeof es>;
