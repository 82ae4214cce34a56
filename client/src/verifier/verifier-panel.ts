import type { Language } from "@minuta/domain";
import { groupFiles, type NamedFile, verifyFiles } from "@minuta/record";
import { supportOfBrowser } from "./browser-support.ts";
import { element, visible } from "./element.ts";
import { fetchRecord, mostFiles, NotRead, readChosen } from "./read-files.ts";
import { showRecord } from "./show-record.ts";
import { type GivenKeys, keysInFile, parseKeys, trustFor } from "./trusted-keys.ts";
import { wordsOf } from "./words/words-of.ts";

export type PanelOptions = {
  readonly language: Language;
  /** The keys that come with the page, one a line; "" when none do. */
  readonly keys: string;
  /** Origin of the portal that records are fetched from by address; null where there is none. */
  readonly site: string | null;
};

/**
 * Builds the verifier in an element: a place for files, an address, the keys that are trusted, and what was found. One check
 * runs at a time; what is asked for meanwhile runs after it. Answers with how to ask for a record by its address.
 */
export function verifierPanel(root: HTMLElement, { language, keys: pageKeys, site }: PanelOptions) {
  const words = wordsOf(language);
  const status = element("p", { role: "status", class: "state" });
  const results = element("section", {
    class: "results",
    tabindex: "-1",
    "aria-labelledby": "verifier-results",
  });
  results.hidden = true;
  const warnings = element("div");

  let files: readonly NamedFile[] = [];
  let keys: GivenKeys = parseKeys(pageKeys, pageKeys);
  let running: Promise<void> = Promise.resolve();

  const run = (work: () => Promise<void>): Promise<void> => {
    const next = running.then(work).catch((error: unknown) => {
      if (!(error instanceof NotRead)) throw error;
      say(problemWords(error), "problem");
    });
    running = next.catch(() => undefined);
    return next;
  };
  const say = (text: string, kind: "problem" | "progress" | "done") => {
    status.textContent = text;
    status.className = `state ${kind}`;
  };
  const problemWords = ({ reason, file }: NotRead): string => {
    const { problems } = words;
    switch (reason) {
      case "tooMany":
        return problems.tooMany(mostFiles);
      case "tooLarge":
      case "unreadable":
        return problems[reason](visible(file));
      default:
        return problems[reason];
    }
  };

  const show = async (): Promise<void> => {
    const support = await supportOfBrowser();
    if (support === "insecure") {
      say(words.problems.insecure, "problem");
      return;
    }
    warnings.replaceChildren(
      ...(support === "noEd25519" ? [element("p", { class: "notice" }, words.problems.noEd25519)] : []),
    );
    const usable: GivenKeys = support === "full" ? keys : { logKeys: [], witnesses: [], wrong: [] };
    const found: HTMLElement[] = [];
    let records = 0;
    let failures = 0;
    for (const group of groupFiles(files)) {
      say(words.checking(visible(group[0]?.name ?? "")), "progress");
      await painted();
      const verified = await verifyFiles(group, trustFor(group, usable));
      if (verified.published !== null || verified.entry !== null) records += 1;
      failures += verified.checks.filter(({ outcome }) => outcome === "failed").length;
      found.push(showRecord(verified, language));
    }
    const heading = element("h2", { id: "verifier-results" }, words.results);
    const clear = element("button", { type: "button", class: "plain" }, words.clear);
    clear.addEventListener("click", () => {
      files = [];
      results.hidden = true;
      results.replaceChildren();
      say("", "done");
      input.focus();
    });
    results.replaceChildren(heading, warnings, ...found, clear);
    results.hidden = found.length === 0;
    if (found.length === 0) say("", "done");
    else {
      say(records === 0 && failures === 0 ? words.problems.nothing : words.done(records, failures), "done");
      results.focus({ preventScroll: true });
      results.scrollIntoView({ block: "start" });
    }
  };

  const take = (chosen: readonly File[]) =>
    run(async () => {
      if (chosen.length === 0) return;
      say(words.reading, "progress");
      const read = await readChosen(chosen);
      const lists = read.map(keysInFile);
      const given = lists.filter((list) => list !== null);
      if (given.length > 0)
        takeKeys([keyField.value.trim(), ...given].filter((list) => list !== "").join("\n"));
      files = [...files, ...read.filter((_, at) => lists[at] === null)];
      if (files.length > mostFiles) {
        files = [];
        throw new NotRead("tooMany");
      }
      await show();
    });
  const ask = (address: string) =>
    run(async () => {
      if (site === null) return;
      say(words.fetching, "progress");
      files = await fetchRecord(address, site);
      await show();
    });

  const input = element("input", { type: "file", multiple: true, id: "verifier-files", class: "chooser" });
  input.addEventListener("change", () => {
    const chosen = [...(input.files ?? [])];
    // The same file, altered meanwhile, can be chosen again.
    input.value = "";
    void take(chosen);
  });
  // It looks like a button, and is pressed like one.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    input.click();
  });
  const drop = element(
    "div",
    { class: "drop" },
    element("p", { class: "drop-title" }, words.drop),
    input,
    element("label", { for: "verifier-files", class: "choose" }, words.choose),
    element("p", { class: "quiet" }, words.dropNote),
  );
  catchDrops(root, drop, (chosen) => void take(chosen));

  const keyField = element("textarea", {
    id: "verifier-keys",
    rows: "4",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    translate: "no",
  });
  keyField.value = pageKeys;
  const keyState = element("p", { role: "status", class: "quiet" });
  const takeKeys = (text: string) => {
    keyField.value = text;
    keys = parseKeys(text, pageKeys);
    const used = keys.logKeys.length + keys.witnesses.length;
    keyState.textContent = [
      words.keysUsed(used),
      ...(keys.wrong.length === 0 ? [] : [words.keysWrong(keys.wrong.join(", "))]),
    ].join(" ");
  };
  const apply = (text: string) => {
    takeKeys(text);
    if (files.length > 0) void run(show);
  };
  const use = element("button", { type: "button" }, words.keysUse);
  use.addEventListener("click", () => apply(keyField.value));
  const reset = element("button", { type: "button", class: "plain" }, words.keysReset);
  reset.addEventListener("click", () => apply(pageKeys));
  const keyPart = element(
    "details",
    { class: "keys", open: pageKeys === "" },
    element("summary", {}, words.keys),
    element("p", {}, words.keysText),
    element("p", {}, pageKeys === "" ? words.keysNone : words.keysOfPage),
    element("label", { for: "verifier-keys" }, words.keysLabel),
    keyField,
    element("div", { class: "buttons" }, use, ...(pageKeys === "" ? [] : [reset])),
    keyState,
  );

  root.replaceChildren(
    element("h2", { id: "verifier-title" }, words.title),
    element("p", {}, words.lead),
    drop,
    addressPart(site, words, (address) => void ask(address)),
    keyPart,
    status,
    results,
  );
  return { ask };
}

type Words = ReturnType<typeof wordsOf>;

function addressPart(site: string | null, words: Words, onAsk: (address: string) => void): HTMLElement {
  if (site === null) return element("p", { class: "notice plain" }, words.addressUnavailable);
  const field = element("input", {
    type: "text",
    id: "verifier-address",
    inputmode: "url",
    autocapitalize: "off",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "300",
    "aria-describedby": "verifier-address-hint",
  });
  const form = element(
    "form",
    { class: "address", novalidate: true },
    element("label", { for: "verifier-address" }, words.address),
    element("div", { class: "line" }, field, element("button", { type: "submit" }, words.fetch)),
    element("p", { class: "quiet", id: "verifier-address-hint" }, words.addressHint),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onAsk(field.value);
  });
  return form;
}

/** Files may be let go anywhere on the page: a browser would else open them in its place. */
function catchDrops(root: HTMLElement, target: HTMLElement, onFiles: (files: readonly File[]) => void): void {
  const page = root.ownerDocument;
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  page.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    target.classList.add("over");
  });
  page.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) target.classList.remove("over");
  });
  page.addEventListener("drop", (event) => {
    target.classList.remove("over");
    if (!holdsFiles(event) || !root.isConnected) return;
    event.preventDefault();
    onFiles([...(event.dataTransfer?.files ?? [])]);
  });
}

/** Lets the browser draw what was said before the next long step. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
