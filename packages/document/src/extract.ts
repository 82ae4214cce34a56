import type { ResolutionDraft } from "@minuta/domain";
import type { NodeJson } from "./json.ts";
import { plainText, walk } from "./json.ts";

/** The resolutions of a text in its order. A block identifier that stands twice (pasted) or not at all is made unique by its place. */
export function extractResolutions(text: NodeJson): ResolutionDraft[] {
  const seen = new Set<string>();
  const found: ResolutionDraft[] = [];
  for (const node of walk(text)) {
    if (node.type !== "resolution") continue;
    const given = String(node.attrs?.id ?? "");
    const blockId = given === "" || seen.has(given) ? `at-${found.length + 1}` : given;
    seen.add(blockId);
    found.push({
      blockId,
      text: plainText(node),
      responsible: String(node.attrs?.responsible ?? ""),
      dueDate: String(node.attrs?.dueDate ?? ""),
    });
  }
  return found;
}
