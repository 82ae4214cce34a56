import type { Language } from "@minuta/domain";
import type { NodeJson } from "../json.ts";
import { doc, heading, paragraph, register } from "./blocks.ts";
import type { TemplateFacts } from "./template-facts.ts";

const words = {
  es: { signature: "Firma de quien lo publica" },
  en: { signature: "Signature of its author" },
} as const satisfies Record<Language, unknown>;

/** What an organization has to say, and its one signature. */
export function communiqueTemplate(language: Language, facts: TemplateFacts): NodeJson {
  return doc(
    heading(1, facts.title),
    paragraph(),
    heading(2, words[language].signature),
    register("signatures"),
  );
}
