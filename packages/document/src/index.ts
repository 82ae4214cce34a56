export * from "./anchor.ts";
export * from "./extract.ts";
export * from "./json.ts";
export {
  type CommitmentFieldName,
  type CommitmentStatus,
  commitmentFieldNames,
  commitmentStatuses,
} from "./nodes/commitment.ts";
export * from "./schema.ts";
export { templateFor } from "./templates/template.ts";
export type { TemplateFacts } from "./templates/template-facts.ts";
export { isPlainDate, isSafeHref } from "./validators.ts";
export * from "./y-layout.ts";
