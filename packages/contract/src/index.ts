export { addressOf, type Call, createCall, ProblemError } from "./client.ts";
export type * from "./endpoint.ts";
export { type Endpoints, endpoints } from "./endpoints.ts";
export * from "./live.ts";
export { openApiDocument } from "./openapi.ts";
export { type Problem, type ProblemCode, problem, problemCodes, problemStatus } from "./problem.ts";
