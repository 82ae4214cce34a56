export * from "./content.ts";
export { canonicalBytes, digestOf, shortDigest } from "./digest.ts";
export * from "./verify.ts";
