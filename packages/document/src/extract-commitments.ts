import type { CommitmentDraft, MilestoneDraft } from "@minuta/domain";
import type { NodeJson } from "./json.ts";
import { plainText, walk } from "./json.ts";
import type { CommitmentFieldName } from "./nodes/commitment.ts";

const attribute = (node: NodeJson, name: string) => String(node.attrs?.[name] ?? "");

/** One commitment block as it is worded; a field that stands twice counts with all its words. */
export function commitmentOf(node: NodeJson): CommitmentDraft {
  const words = new Map<string, string>();
  const milestones: MilestoneDraft[] = [];
  for (const child of node.content ?? []) {
    const text = plainText(child).trim();
    if (child.type === "milestone") {
      milestones.push({
        deliverable: text,
        startsOn: attribute(child, "startsOn"),
        endsOn: attribute(child, "endsOn"),
      });
    } else if (child.type === "commitmentField" && text !== "") {
      const name = attribute(child, "name");
      const before = words.get(name);
      words.set(name, before === undefined ? text : `${before}\n${text}`);
    }
  }
  const field = (name: CommitmentFieldName) => words.get(name) ?? "";
  return {
    blockId: attribute(node, "id"),
    title: field("title").replaceAll(/\s+/gu, " "),
    leadAgency: attribute(node, "leadAgency").trim(),
    supportingActors: field("supportingActors"),
    publicProblem: field("publicProblem"),
    solution: field("solution"),
    ogpRelevance: field("ogpRelevance"),
    evidence: field("evidence"),
    contact: attribute(node, "contact").trim(),
    startsOn: attribute(node, "startsOn"),
    endsOn: attribute(node, "endsOn"),
    // The template brings an empty one; one that nobody wrote in is none.
    milestones: milestones.filter(
      ({ deliverable, startsOn, endsOn }) => deliverable !== "" || startsOn !== "" || endsOn !== "",
    ),
  };
}

/** The commitments of a text in its order. A block identifier that stands twice (pasted) or not at all is made unique by its place. */
export function extractCommitments(text: NodeJson): CommitmentDraft[] {
  const seen = new Set<string>();
  const found: CommitmentDraft[] = [];
  for (const node of walk(text)) {
    if (node.type !== "commitment") continue;
    const commitment = commitmentOf(node);
    const given = commitment.blockId;
    const blockId = given === "" || seen.has(given) ? `at-${found.length + 1}` : given;
    seen.add(blockId);
    found.push({ ...commitment, blockId });
  }
  return found;
}
