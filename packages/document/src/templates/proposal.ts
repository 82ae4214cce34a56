import type { Language } from "@minuta/domain";
import type { NodeJson } from "../json.ts";
import { doc, heading, paragraph } from "./blocks.ts";
import type { TemplateFacts } from "./template-facts.ts";

const words = {
  es: {
    problem: "Problema público",
    change: "Qué se propone",
    benefit: "A quién beneficia",
    evidence: "Cómo se sabrá que se cumplió",
  },
  en: {
    problem: "Public problem",
    change: "What is proposed",
    benefit: "Who benefits",
    evidence: "How we will know it was done",
  },
} as const satisfies Record<Language, unknown>;

export function proposalTemplate(language: Language, facts: TemplateFacts): NodeJson {
  const say = words[language];
  return doc(
    heading(1, facts.title),
    heading(2, say.problem),
    paragraph(facts.summary),
    heading(2, say.change),
    paragraph(),
    heading(2, say.benefit),
    paragraph(),
    heading(2, say.evidence),
    paragraph(),
  );
}
