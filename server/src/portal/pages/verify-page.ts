import { type Language, languages } from "@minuta/domain";
import type { ShownLog } from "../../log/log-reader.ts";
import { addresses } from "../addresses.ts";
import type { VerifierAssets } from "../assets.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
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

/** How to verify a record: in this page, where the verifier was built, and without it. */
export function verifyPage(language: Language, verifier: VerifierAssets | null, log: ShownLog | null): Page {
  const words = portalWords(language);
  const items = (list: readonly string[]) => html`<ul>${list.map((item) => html`<li>${item}</li>`)}</ul>`;
  return {
    ...plainPage(language),
    title: words.verifyTitle,
    description: words.howText,
    addresses: { es: addresses.es.verify, en: addresses.en.verify },
    section: "verify",
    program: verifier,
    main: html`<div class="page-head"><h1>${words.verifyTitle}</h1><p class="lead">${words.verifyLead}</p></div>
${verifier === null ? nothing : inThisPage(language, verifier, log)}<div class="explain">
<h2>${words.verifyAloud.title}</h2><p>${words.verifyAloud.text}</p>
<h2>${words.verifyComputed.title}</h2><p>${words.verifyComputed.text}</p><p>${words.verifyComputed.command}</p>
<pre tabindex="0"><code>${command}</code></pre><p>${words.verifyComputed.result}</p>
<h2>${words.verifyProves.title}</h2>${items(words.verifyProves.items)}
<h2>${words.verifyDoesNot.title}</h2>${items(words.verifyDoesNot.items)}
</div>`,
  };
}

function inThisPage(language: Language, verifier: VerifierAssets, log: ShownLog | null): Html {
  const words = portalWords(language).verifier;
  const { standalone, worker } = verifier;
  const scopes = languages.map((each) => addresses[each].verify).join(" ");
  return html`<section class="verifier" id="verifier" aria-labelledby="verifier-title" data-keys="${trustedKeys(log)}" data-worker="${worker.address}" data-scopes="${scopes}"><p class="notice plain">${words.needsScript}</p></section>
<section class="explain" aria-labelledby="keep"><h2 id="keep">${words.keep}</h2><p>${words.keepText}</p>
<p><a href="${standalone.address}" download="${standalone.savedAs ?? ""}">${words.keepLink}</a> <span class="quiet">(HTML, ${Math.ceil(standalone.bytes.byteLength / 1024)} KB)</span></p>
<p>${words.keepDigest} <code class="digest">${standalone.digest}</code></p></section>
`;
}

/** One a line: the log's, and those of the witnesses, each with the party that registered it. */
function trustedKeys(log: ShownLog | null): string {
  if (log === null) return "";
  const witnesses = log.parties.flatMap(({ party, witness, before }) =>
    [...(witness === null ? [] : [witness]), ...before].map(({ verifierKey }) => `${verifierKey} ${party}`),
  );
  return [log.verifierKey, ...witnesses].join("\n");
}
