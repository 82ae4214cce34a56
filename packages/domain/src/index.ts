export * from "./can.ts";
export * from "./closing-check.ts";
export * from "./document-kind.ts";
export * from "./document-state.ts";
export * from "./mandate.ts";
export * from "./numbers.ts";
export * from "./party.ts";
export * from "./quorum.ts";
