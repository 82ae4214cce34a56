import type { Language } from "@minuta/domain";
import type { NodeJson } from "../json.ts";
import { commitment, doc, heading, paragraph } from "./blocks.ts";
import type { TemplateFacts } from "./template-facts.ts";

const words = {
  es: { origin: "De dónde viene", notes: "Notas de redacción" },
  en: { origin: "Where it comes from", notes: "Drafting notes" },
} as const satisfies Record<Language, unknown>;

export function commitmentDraftTemplate(language: Language, facts: TemplateFacts): NodeJson {
  const say = words[language];
  return doc(
    heading(1, facts.title),
    heading(2, say.origin),
    paragraph(facts.summary),
    commitment(facts.newBlockId(), ""),
    heading(2, say.notes),
    paragraph(),
  );
}
