import type { Language } from "@minuta/domain";
import { addresses } from "../addresses.ts";
import { html } from "../escaping-html.ts";
import type { Page } from "../page.ts";
import { portalWords } from "../words/words-of.ts";
import { plainPage } from "./plain-page.ts";

// Records hold no fractions and ASCII member names, for which Python's sorted JSON is RFC 8785's.
const command = `python3 - <<'END'
import hashlib, json
record = json.load(open("record.json", encoding="utf-8"))
signed = record.get("manifest") or record["content"]
text = json.dumps(signed, ensure_ascii=False,
                  sort_keys=True, separators=(",", ":"))
print(hashlib.sha256(text.encode("utf-8")).hexdigest())
END`;

export function verifyPage(language: Language): Page {
  const words = portalWords(language);
  const items = (list: readonly string[]) => html`<ul>${list.map((item) => html`<li>${item}</li>`)}</ul>`;
  return {
    ...plainPage(language),
    title: words.verifyTitle,
    description: words.howText,
    addresses: { es: addresses.es.verify, en: addresses.en.verify },
    section: "verify",
    main: html`<div class="page-head"><h1>${words.verifyTitle}</h1><p class="lead">${words.verifyLead}</p></div>
<div class="explain">
<h2>${words.verifyAloud.title}</h2><p>${words.verifyAloud.text}</p>
<h2>${words.verifyComputed.title}</h2><p>${words.verifyComputed.text}</p><p>${words.verifyComputed.command}</p>
<pre tabindex="0"><code>${command}</code></pre><p>${words.verifyComputed.result}</p>
<h2>${words.verifyProves.title}</h2>${items(words.verifyProves.items)}
<h2>${words.verifyDoesNot.title}</h2>${items(words.verifyDoesNot.items)}
</div>`,
  };
}
