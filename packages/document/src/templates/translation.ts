import type { Language } from "@minuta/domain";
import type { NodeJson } from "../json.ts";
import { doc, heading, paragraph, register } from "./blocks.ts";
import type { TemplateFacts } from "./template-facts.ts";

const words = {
  es: { signatures: "Firmas" },
  en: { signatures: "Signatures" },
} as const satisfies Record<Language, unknown>;

/** The text follows its source, whatever that is divided into, so there is nothing but its place. */
export function translationTemplate(language: Language, facts: TemplateFacts): NodeJson {
  return doc(
    heading(1, facts.title),
    paragraph(),
    heading(2, words[language].signatures),
    register("signatures"),
  );
}
