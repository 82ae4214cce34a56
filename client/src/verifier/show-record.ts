import { type Language, type Party, signersOf } from "@minuta/domain";
import {
  type Check,
  type CheckOutcome,
  checkSentence,
  checkWords,
  type PublishedRecord,
  type RecordSignature,
  type Removal,
  shortDigest,
  type VerifiedFiles,
} from "@minuta/record";
import { drawing, element, visible } from "./element.ts";
import { wordsOf } from "./words/words-of.ts";

const marks: Readonly<Record<CheckOutcome, string>> = {
  passed: "M6.4 12.6 2 8.2l1.4-1.4 3 3 6.2-6.2L14 5z",
  failed: "m3.4 2 4.6 4.6L12.6 2 14 3.4 9.4 8l4.6 4.6L12.6 14 8 9.4 3.4 14 2 12.6 6.6 8 2 3.4z",
  unproven: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3z",
};

const shapes: Readonly<Record<Party, string>> = {
  government: "M2 2h12v12H2z",
  institute: "M8 0l8 8-8 8-8-8z",
  civilSociety: "M8 .5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z",
};

const worstFirst: readonly CheckOutcome[] = ["failed", "unproven", "passed"];

/** What was found out about one record: what it is, who signed it and how, each check, and what was left out. */
export function showRecord({ checks, published, entry }: VerifiedFiles, language: Language): HTMLElement {
  const words = wordsOf(language);
  const key = published?.content.key ?? entry?.key ?? null;
  const title = key === null ? words.noRecord : visible(key);
  const heading = element("h3", {}, title);
  const parts: (Node | string)[] = [heading];
  if (published !== null) parts.push(...whatItIs(published, language));
  parts.push(verdictOf(checks, language));
  if (published !== null) parts.push(seats(published, language));
  parts.push(element("h4", {}, words.checks), checkList(checks, language));
  if (published !== null) parts.push(...leftOut(published, language), waysOfSigning(published, language));
  return element("article", { class: `record-found ${worstOf(checks)}` }, ...parts);
}

/** The worst outcome of a list of checks. */
export function worstOf(checks: readonly Check[]): CheckOutcome {
  return worstFirst.find((outcome) => checks.some((check) => check.outcome === outcome)) ?? "unproven";
}

function whatItIs({ content, digest, publicVersion, publishedAt }: PublishedRecord, language: Language) {
  const { facts, compareAloud } = wordsOf(language);
  const line = (label: string, ...value: (Node | string)[]) =>
    element("div", {}, element("dt", {}, label), element("dd", {}, ...value));
  const short = element("dd", { lang: "es", translate: "no" }, shortDigest(digest));
  const { source } = content.provenance;
  return [
    element(
      "p",
      { class: "title", lang: content.language === "en" ? "en" : "es" },
      visible(String(content.title)),
    ),
    element(
      "dl",
      { class: "facts" },
      line(facts.heldOn, day(String(content.heldOn), language)),
      line(facts.version, `${content.version} (${facts.publicVersion} ${publicVersion})`),
      line(facts.published, instant(publishedAt, language)),
      ...(source === undefined
        ? []
        : [
            line(
              facts.source,
              visible(`${source.title} · ${source.version} · ${source.address}`),
              element("p", { class: "quiet" }, element("code", { translate: "no" }, source.digest)),
            ),
          ]),
    ),
    element(
      "div",
      { class: "short" },
      element("dl", {}, element("dt", {}, facts.short), short),
      element("p", { class: "quiet" }, compareAloud),
      element("p", { class: "quiet" }, `${facts.full}: `, element("code", { translate: "no" }, digest)),
    ),
  ];
}

function verdictOf(checks: readonly Check[], language: Language): HTMLElement {
  const { verdict } = wordsOf(language);
  const worst = worstOf(checks);
  const failures = checks.filter(({ outcome }) => outcome === "failed").length;
  const words = worst === "failed" ? verdict.failed(failures) : verdict[worst];
  return element(
    "p",
    { class: `verdict ${worst}` },
    drawing("mark", marks[worst]),
    element("strong", {}, words),
  );
}

function checkList(checks: readonly Check[], language: Language): HTMLElement {
  const { outcome: outcomes } = wordsOf(language);
  const sorted = worstFirst.flatMap((outcome) => checks.filter((check) => check.outcome === outcome));
  return element(
    "ul",
    { class: "checks" },
    ...sorted.map((check) =>
      element(
        "li",
        { class: check.outcome },
        drawing("mark", marks[check.outcome]),
        element(
          "span",
          {},
          element("strong", {}, `${outcomes[check.outcome]}. `),
          visible(checkSentence(check, language)),
        ),
      ),
    ),
  );
}

function seats({ signatures, content }: PublishedRecord, language: Language): HTMLElement {
  const words = wordsOf(language);
  const own = content.language === "en" ? "en" : "es";
  const { author } = content.provenance;
  return element(
    "section",
    {},
    element("h4", {}, author === undefined ? words.seats : words.author),
    element(
      "ul",
      { class: "seats" },
      ...signersOf(content.kind).map((party) => {
        const signature = signatures.find((each) => each.party === party);
        return element(
          "li",
          {},
          element("span", { class: `tile ${party}` }, drawing("mark", shapes[party])),
          element(
            "div",
            {},
            element(
              "p",
              { class: `who ${party}` },
              author === undefined ? checkWords[language].parties[party] : visible(author.organization),
            ),
            ...(signature === undefined
              ? [element("p", { class: "detail absent" }, words.missingSeat)]
              : decision(signature, own, language)),
          ),
        );
      }),
    ),
  );
}

function decision(signature: RecordSignature, own: string, language: Language): readonly HTMLElement[] {
  const words = wordsOf(language);
  const { means, capacity, office, reason, at } = signature;
  const facts = `${words.decision[signature.decision]} · ${checkWords[language].means[means].name} · ${instant(at, language)}`;
  const said = signature.decision === "refuse" ? words.reason : words.reservation;
  return [
    element("p", { class: "detail" }, facts),
    element(
      "p",
      { class: "detail" },
      element("span", { lang: own }, visible(office)),
      ` · ${checkWords[language].capacities[capacity]}`,
    ),
    ...(reason === ""
      ? []
      : [
          element(
            "blockquote",
            { lang: own },
            element("strong", { lang: language }, `${said}: `),
            visible(reason),
          ),
        ]),
  ];
}

function leftOut({ removals }: PublishedRecord, language: Language): readonly HTMLElement[] {
  const words = wordsOf(language);
  const heading = element("h4", {}, words.removed);
  if (removals.length === 0) return [heading, element("p", {}, words.removedNone)];
  const alike = Map.groupBy(removals, ({ ground, legalBasis, by, at }: Removal) =>
    JSON.stringify([ground, legalBasis, by, at]),
  );
  const lines = [...alike.values()].map(([first, ...more]) => {
    const { ground, legalBasis, by, at } = first as Removal;
    const who = `${words.classifiedBy}: ${by}, ${instant(at, language)}`;
    return element(
      "li",
      {},
      element("strong", {}, visible(legalBasis)),
      ` · ${words.ground[ground]} · ${words.removedLine(more.length + 1)} · ${visible(who)}`,
    );
  });
  return [heading, element("ul", { class: "removals" }, ...lines)];
}

function waysOfSigning({ signatures }: PublishedRecord, language: Language): HTMLElement {
  const words = wordsOf(language);
  const ways = [...new Set(signatures.map(({ means }) => means))].map((way) => {
    const { name, proves, doesNot } = checkWords[language].means[way];
    return element(
      "p",
      {},
      element("strong", {}, `${name}. `),
      `${words.proves}: ${proves} ${words.doesNot}: ${doesNot}`,
    );
  });
  return element("details", {}, element("summary", {}, words.whatMeans), ...ways);
}

function day(date: string, language: Language): string {
  return formatted(`${date}T12:00:00Z`, language, { dateStyle: "long", timeZone: "UTC" }) ?? visible(date);
}

function instant(at: string, language: Language): string {
  const options = { dateStyle: "medium", timeStyle: "short", timeZone: "America/Mexico_City" } as const;
  const text = formatted(at, language, options);
  return text === null ? visible(at) : `${text} (${wordsOf(language).timeZone})`;
}

/** Null for what is no instant: a file may say anything. */
function formatted(at: string, language: Language, options: Intl.DateTimeFormatOptions): string | null {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? null
    : new Intl.DateTimeFormat(language === "es" ? "es-MX" : "en-GB", options).format(date);
}
