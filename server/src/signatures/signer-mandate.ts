import {
  type Actor,
  authorMandate,
  type DocumentSubject,
  type Mandate,
  type Party,
  seatMandate,
  workflowOf,
} from "@minuta/domain";

/** The mandate by which somebody signs a document for a party: of its seat, or as the author of a communiqué (rule WF-4). */
export function signerMandate(
  actor: Actor,
  { kind, organizationIds }: Pick<DocumentSubject, "kind" | "organizationIds">,
  party: Party,
): Mandate | null {
  const workflow = workflowOf(kind);
  if (workflow === null || !workflow.signers.includes(party)) return null;
  return workflow.signsAs === "seat" ? seatMandate(actor, party) : authorMandate(actor, organizationIds);
}
