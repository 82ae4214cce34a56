import { createHash } from "node:crypto";
import type { CommitmentDraft } from "@minuta/domain";

/** SHA-256 of the words and dates of a commitment, in the fixed order of the form: 64 lower-case hexadecimal digits. */
export function commitmentDigest(commitment: Omit<CommitmentDraft, "blockId">): string {
  const words = [
    commitment.title,
    commitment.leadAgency,
    commitment.supportingActors,
    commitment.publicProblem,
    commitment.solution,
    commitment.ogpRelevance,
    commitment.evidence,
    commitment.contact,
    commitment.startsOn,
    commitment.endsOn,
    commitment.milestones.map(({ deliverable, startsOn, endsOn }) => [deliverable, startsOn, endsOn]),
  ];
  return createHash("sha256").update(JSON.stringify(words)).digest("hex");
}
