import type { Language } from "@minuta/domain";
import { nothing } from "../escaping-html.ts";
import type { Page } from "../page.ts";

/** What a page has unless it says otherwise. */
export function plainPage(
  language: Language,
): Pick<Page, "language" | "statement" | "cited" | "data" | "links" | "indexed" | "changedAt" | "program"> {
  return {
    language,
    statement: nothing,
    cited: null,
    data: null,
    links: [],
    indexed: true,
    changedAt: null,
    program: null,
  };
}
