import { type Language, signedCount, signersOf } from "@minuta/domain";
import {
  authorOf,
  classificationHtml,
  decisionWord,
  localTime,
  longDate,
  longDay,
  partyMark,
  recordWords,
  resolutionAnchor,
  shortDate,
  shortInstant,
  signatureFacts,
  visibleText,
} from "@minuta/export";
import type {
  FirstRecordContent,
  RecordAttendance,
  RecordSignature,
  RegisteredContent,
} from "@minuta/record";
import { shortDigest } from "@minuta/record";
import {
  addresses,
  changesAddress,
  fileAddress,
  numberAddress,
  publicFileNames,
  recordAddress,
  timeMapAddress,
} from "../addresses.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import type { Page } from "../page.ts";
import type { PortalRecord } from "../reader.ts";
import { stackingTable } from "../stacking-table.ts";
import { mementoLinks } from "../versions/memento.ts";
import type { RecordVersion } from "../versions/versions-reader.ts";
import { portalWords } from "../words/words-of.ts";
import { partyName } from "./party-name.ts";
import { plainPage } from "./plain-page.ts";
import { rubricBand, rubricData, sourceCard, sourceNotice } from "./rubric-parts.ts";

/** A published record. What the page says around it is in the page's language, the record's own words in its own. */
export function recordPage(language: Language, record: PortalRecord, body: Html, origin: string): Page {
  const { content, publishedAt } = record.published;
  const { slug } = record.line;
  const words = portalWords(language);
  const terms = recordWords(language);
  const category = content.provenance.sourceCategory;
  const ownWords = html`<article class="record">
<header class="record-head">
<p class="key">${content.key} · ${terms.publicVersion} · ${words.publishedShort} <time datetime="${publishedAt}">${longDay(publishedAt, language)}</time></p>
<h1 lang="${content.language}">${visibleText(content.title)}</h1>
<p class="record-facts"><time datetime="${content.heldOn}">${longDate(content.heldOn, language)}</time>${content.place === "" ? nothing : html` · <span lang="${content.language}">${visibleText(content.place)}</span>`}</p>
${correctionNotices(language, record)}
${sourceNotice(language, record.line.sourceChange)}
${content.provenance.sample ? html`<p class="notice">${terms.sample}</p>` : nothing}
${content.language === language ? nothing : html`<p class="notice plain">${words.recordLanguage[content.language]}</p>`}
</header>
<div class="board">
${signatureBoard(language, record)}
${sourceCard(language, content)}
${content.format === "minuta-record/1" ? nothing : resolutionsCard(language, content)}
${downloads(language, record)}
${versions(language, record)}
</div>
<div class="record-body">
${content.format === "minuta-record/1" ? front(language, content) : nothing}
<section aria-labelledby="text"><h2 id="text">${terms.text[content.kind]}</h2><div class="prose" lang="${content.language}">
${body}
</div></section>
${classificationHtml(record.published, language)}
<section aria-labelledby="provenance"><h2 id="provenance">${terms.provenance}</h2>${provenance(language, record)}</section>
</div>
</article>`;
  return {
    ...plainPage(language),
    title: `${content.key} · ${content.title}`,
    description: `${terms.kind[content.kind]} · ${content.key} · ${longDate(content.heldOn, language)}. ${terms.statement[category]}`,
    addresses: { es: recordAddress("es", slug), en: recordAddress("en", slug) },
    section: category,
    statement: rubricBand(language, content),
    changedAt: publishedAt,
    cited: {
      title: `${content.key}. ${content.title}`,
      language: content.language,
      sourceCategory: category,
      author: authorOf(content),
      digest: record.published.digest,
    },
    data: recordData(language, record, origin),
    links: [mementoLinks(origin, content.key, record.versions)],
    main: ownWords,
  };
}

/** From what was corrected to what holds now, and back, with what changed between them. */
function correctionNotices(language: Language, { line, published, versions }: PortalRecord): Html {
  const words = portalWords(language);
  const place = versions.findIndex(({ slug }) => slug === line.slug);
  const earlier = versions[place - 1];
  const newest = versions.at(-1);
  const link = ({ slug, version }: RecordVersion) =>
    html`<a href="${recordAddress(language, slug)}">${words.versionNumber(version).toLowerCase()}</a>`;
  const changes = (slug: string) =>
    html` <a href="${changesAddress(language, slug)}">${words.seeChanges}</a>`;
  const { content } = published;
  const corrects = "corrects" in content ? content.corrects : null;
  const reason =
    corrects === null || corrects.reason === ""
      ? nothing
      : html` ${recordWords(language).reason}: <span lang="${content.language}">${visibleText(corrects.reason)}</span>`;
  return html`${newest === undefined || newest.slug === line.slug ? nothing : html`<p class="notice">${words.correctedNotice} ${link(newest)}.${changes(versions[place + 1]?.slug ?? newest.slug)}</p>`}${earlier === undefined ? nothing : html`<p class="notice plain">${words.correctsNotice} ${link(earlier)}.${changes(line.slug)}${reason}</p>`}`;
}

/** The record for programs (schema.org). */
function recordData(language: Language, record: PortalRecord, origin: string) {
  const { content, publishedAt, digest } = record.published;
  const { slug } = record.line;
  return {
    "@context": "https://schema.org",
    "@type": "DigitalDocument",
    "@id": `${origin}${recordAddress("es", slug)}`,
    url: `${origin}${recordAddress(language, slug)}`,
    identifier: [content.key, { "@type": "PropertyValue", propertyID: "SHA-256", value: digest }],
    name: content.title,
    inLanguage: content.language,
    dateCreated: content.heldOn,
    datePublished: publishedAt,
    version: content.version,
    ...rubricData(content),
    encoding: [...record.files]
      .filter(([name]) => name !== "body.html")
      .map(([name, file]) => ({
        "@type": "MediaObject",
        contentUrl: `${origin}${fileAddress(slug, name)}`,
        encodingFormat: file.mediaType,
        contentSize: String(file.size),
        sha256: file.digest,
      })),
  };
}

function signatureBoard(language: Language, record: PortalRecord): Html {
  const { signatures, digest, content } = record.published;
  const words = portalWords(language);
  const terms = recordWords(language);
  const author = authorOf(content);
  const signers = signersOf(content.kind);
  const signed = signedCount(content.kind, signatures);
  const { all, byAuthor, some } = words.signedBoard;
  const heading = signed < signers.length ? some(signed, signers.length) : author === null ? all : byAuthor;
  const seats = signers.map((party) => {
    const signature = signatures.find((candidate) => candidate.party === party);
    const decision =
      signature === undefined
        ? html`<p class="detail refused">${terms.notSigned}</p>`
        : decisionHtml(language, content.language, signature);
    return html`<li><span class="tile ${party}">${partyMark(party)}</span><div><p class="who ${party}">${author ?? terms.party[party]}</p>${decision}</div></li>`;
  });
  return html`<section class="card" aria-labelledby="signatures"><h2 id="signatures">${heading}</h2>
<ul class="seats">${seats}</ul>
<div class="short-digest"><dl><dt>${words.digest}</dt><dd lang="es">${shortDigest(digest)}</dd></dl><p>${words.shortDigestNote}</p></div>
<a class="button" href="${addresses[language].verify}#${record.line.slug}">${words.verifyThis}</a></section>`;
}

function decisionHtml(language: Language, own: Language, signature: RecordSignature): Html {
  const terms = recordWords(language);
  const decision =
    signature.decision === "sign"
      ? nothing
      : html`<p class="detail${signature.decision === "refuse" ? " refused" : ""}">${decisionWord(signature, terms)}</p>`;
  const facts = signatureFacts(signature, terms).map(({ label, value }) =>
    label === ""
      ? html`<p class="detail">${value}</p>`
      : html`<p class="detail">${label}: <span lang="${own}">${visibleText(value)}</span></p>`,
  );
  return html`${decision}<p class="detail"><span lang="${own}">${visibleText(signature.office)}</span></p><p class="detail">${terms.capacity[signature.capacity]} · <time datetime="${signature.at}">${shortInstant(signature.at, language)}</time></p>${facts}`;
}

function downloads(language: Language, record: PortalRecord): Html {
  const words = portalWords(language);
  const { slug } = record.line;
  const entries = publicFileNames.map((name) => {
    const file = record.files.get(name);
    if (file === undefined) return nothing;
    const { label, note } = words.files[name];
    const size = Math.max(1, Math.round(file.size / 1024));
    return html`<li><a href="${fileAddress(slug, name)}" download>${label}</a> <span class="quiet">${note} · ${size} kB</span></li>`;
  });
  return html`<section class="card downloads" aria-labelledby="downloads"><h2 id="downloads">${words.downloads}</h2><ul class="plain-list">${entries}</ul></section>`;
}

function versions(language: Language, record: PortalRecord): Html {
  const others = record.versions.filter(({ slug }) => slug !== record.line.slug);
  if (others.length === 0) return nothing;
  const words = portalWords(language);
  const own = record.published.content.version;
  const items = others
    .toReversed()
    .map(
      ({ slug, version }) =>
        html`<li><a href="${recordAddress(language, slug)}">${words.versionNumber(version)}</a> <span class="quiet">${version > own ? words.newer : words.older}</span></li>`,
    );
  return html`<section class="card" aria-labelledby="versions"><h2 id="versions">${words.versions}</h2><ul class="plain-list">${items}</ul><p class="hint"><a href="${timeMapAddress(record.line.key)}">${words.versionList}</a></p></section>`;
}

/** Where to find each resolution in the text of a record that holds all its rows there, with who answers by when. */
function resolutionsCard(language: Language, content: RegisteredContent): Html {
  if (content.resolutions.length === 0) return nothing;
  const words = portalWords(language);
  const terms = recordWords(language);
  const items = content.resolutions.map(
    ({ number, responsible, dueDate }) =>
      html`<li><span><a href="#${resolutionAnchor(number)}">${number}</a><br><span class="quiet"><span lang="${content.language}">${visibleText(responsible)}</span>${dueDate === "" ? nothing : html` · <time datetime="${dueDate}">${shortDate(dueDate, language)}</time>`}</span></span> <a class="quiet" href="${numberAddress(language, "resolutions", number)}" aria-label="${words.history}: ${number}">${words.history}</a></li>`,
  );
  return html`<section class="card" aria-labelledby="resolutions"><h2 id="resolutions">${terms.resolutions}</h2><ul class="plain-list">${items}</ul></section>`;
}

function front(language: Language, content: FirstRecordContent): Html {
  const terms = recordWords(language);
  return html`<section aria-labelledby="resolutions"><h2 id="resolutions">${terms.resolutions}</h2>${resolutions(language, content)}</section>
<section aria-labelledby="attendance"><h2 id="attendance">${terms.attendance}</h2>${attendance(language, content)}</section>`;
}

function resolutions(language: Language, content: FirstRecordContent): Html {
  const terms = recordWords(language);
  if (content.resolutions.length === 0) return html`<p class="quiet">${terms.noResolutions}</p>`;
  const own = (text: string) => html`<span lang="${content.language}">${visibleText(text)}</span>`;
  return stackingTable(
    [
      { label: terms.number, nowrap: true },
      { label: terms.resolution, nowrap: false },
      { label: terms.responsible, nowrap: false },
      { label: terms.dueDate, nowrap: true },
    ],
    content.resolutions.map((resolution) => [
      html`<a href="#${resolutionAnchor(resolution.number)}">${resolution.number}</a>`,
      own(resolution.text),
      own(resolution.responsible),
      html`<time datetime="${resolution.dueDate}">${shortDate(resolution.dueDate, language)}</time>`,
    ]),
  );
}

function attendance(language: Language, content: FirstRecordContent): Html {
  const terms = recordWords(language);
  const quorum = content.quorum.met
    ? terms.quorumMet
    : `${terms.quorumNotMet} ${terms.quorumPresent}: ${content.quorum.present.map((party) => terms.party[party]).join(", ") || "—"}.`;
  const own = (text: string) => html`<span lang="${content.language}">${visibleText(text) || "—"}</span>`;
  const table =
    content.attendance.length === 0
      ? html`<p class="quiet">${terms.noAttendance}</p>`
      : stackingTable(
          [
            { label: terms.seat, nowrap: true },
            { label: terms.office, nowrap: false },
            { label: terms.institution, nowrap: false },
            { label: terms.presence, nowrap: false },
          ],
          content.attendance.map((line) => [
            partyName(line.party, terms.party[line.party]),
            own(line.office),
            own(line.institution),
            presence(line, language),
          ]),
        );
  return html`${table}<p class="quorum"><strong>${terms.quorum}.</strong> ${quorum}</p>`;
}

function presence(line: RecordAttendance, language: Language): string {
  const terms = recordWords(language);
  const time = (label: string, instant: string | null) => {
    const local = instant === null ? null : localTime(instant);
    return local === null ? [] : [`${label} ${local.time}`];
  };
  return [
    ...(line.capacity === null ? [] : [terms.capacity[line.capacity]]),
    terms.mode[line.mode],
    ...time(terms.arrived, line.arrivedAt),
    ...time(terms.departed, line.departedAt),
  ].join(" · ");
}

function provenance(language: Language, record: PortalRecord): Html {
  const { content, digest } = record.published;
  const words = portalWords(language);
  const terms = recordWords(language);
  const line = (label: string, value: string | Html) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const { provenance: from } = content;
  return html`<dl class="provenance">${line(terms.sourceCategoryLabel, terms.sourceCategory[from.sourceCategory])}${line(terms.frozen, html`<time datetime="${from.frozenAt}">${shortInstant(from.frozenAt, language)}</time> (${terms.timeZone}) · <span lang="${content.language}">${visibleText(from.frozenBy)}</span>`)}${line(terms.version, String(content.version))}${line(terms.journal, String(from.journalSequence))}${line(terms.documentId, html`<span class="digest">${from.documentId}</span>`)}${line(words.fullDigest, html`<code class="digest">${digest}</code>`)}${line(terms.shortDigest, html`<span lang="es">${shortDigest(digest)}</span>`)}</dl>`;
}
