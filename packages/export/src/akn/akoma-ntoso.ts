import { isHeldKind, keySlug, type Party, parties } from "@minuta/domain";
import type { PublishedRecord } from "@minuta/record";
import { localTime } from "../dates.ts";
import { authorOf } from "../rubric-facts.ts";
import { visibleText } from "../visible-text.ts";
import type { WordedRecord } from "../worded/worded-record.ts";
import type { WordedBlock, WordedCell, WordedFact, WordedRun } from "../worded/worded-text.ts";
import { recordWords } from "../words/words-of.ts";
import { type Xml, xml } from "./escaping-xml.ts";

/**
 * A record in Akoma Ntoso 3.0 (OASIS LegalDocML 1.0): minutes as `debateReport`, everything else as `doc`. Sections are
 * titled blocks, each with an eId; the registers that the standard has a name for carry that name. See
 * docs/decisions/0018.
 */
export function akomaNtoso(published: PublishedRecord, record: WordedRecord): string {
  const { content } = published;
  const body = new Body(record).mainBody();
  const inside = xml`${meta(published, record)}
<preface><p class="publisher">${record.publisher}</p><p><docAuthority>${record.body}</docAuthority></p><p><docNumber>${record.key}</docNumber> <docType>${record.kindLine}</docType></p><p><docTitle>${record.title}</docTitle></p>${record.facts.map(factLine)}${record.sample === "" ? [] : xml`<p class="notice">${record.sample}</p>`}${record.corrects.map(factLine)}</preface>
${body}`;
  // The name of an element cannot be a value of the template.
  const document =
    content.kind === "minutes"
      ? xml`<debateReport name="minutes" contains="originalVersion">
${inside}
</debateReport>`
      : xml`<doc name="${content.kind}" contains="originalVersion">
${inside}
</doc>`;
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
${document}
</akomaNtoso>
`.text;
}

function meta({ content, digest, publicVersion, publishedAt }: PublishedRecord, record: WordedRecord): Xml {
  const words = recordWords(content.language);
  const type = content.kind === "minutes" ? "debateReport" : "doc";
  const language = content.language === "es" ? "spa" : "eng";
  const closed = localTime(content.provenance.frozenAt)?.date ?? content.heldOn;
  const publishedOn = localTime(publishedAt)?.date ?? content.heldOn;
  const work = `/akn/mx/${type}/${content.kind}/${content.heldOn}/${keySlug(content.key)}`;
  const expression = `${work}/${language}@${closed}`;
  const organization = authorOf(content);
  const author = xml`<FRBRauthor href="#${organization === null ? "secretariat" : "organization"}" as="#author"/>`;
  const reference =
    organization === null
      ? []
      : xml`<TLCOrganization eId="organization" href="/akn/ontology/organization/mx/author" showAs="${organization}"/>`;
  const corrects =
    content.format === "minuta-record/4" && content.corrects !== null
      ? xml`<activeRef eId="corrected" href="/akn/mx/${type}/${content.kind}/${keySlug(content.corrects.key)}" showAs="${visibleText(content.corrects.key)}"/>`
      : [];
  return xml`<meta>
<identification source="#secretariat">
<FRBRWork><FRBRthis value="${work}/!main"/><FRBRuri value="${work}"/><FRBRalias value="${record.citation.address}" name="permanentAddress"/><FRBRdate date="${content.heldOn}" name="${isHeldKind(content.kind) ? "session" : "closing"}"/>${author}<FRBRcountry value="mx"/><FRBRsubtype value="${content.kind}"/><FRBRnumber value="${record.key}"/><FRBRname value="${record.title}"/></FRBRWork>
<FRBRExpression><FRBRthis value="${expression}/!main"/><FRBRuri value="${expression}"/><FRBRdate date="${closed}" name="closing"/>${author}<FRBRversionNumber value="${content.version}.${publicVersion}"/><FRBRlanguage language="${language}"/></FRBRExpression>
<FRBRManifestation><FRBRthis value="${expression}/!main.xml"/><FRBRuri value="${expression}.akn"/><FRBRdate date="${publishedOn}" name="publication"/>${author}<FRBRformat value="application/akn+xml"/></FRBRManifestation>
</identification>
<publication date="${publishedOn}" name="${words.publisher}" showAs="${words.publisher}" number="${record.key}"/>
<references source="#secretariat">
${corrects}${parties.map((party) => xml`<TLCOrganization eId="${party}" href="/akn/ontology/organization/mx/${party}" showAs="${words.party[party]}"/>`)}<TLCOrganization eId="secretariat" href="/akn/ontology/organization/mx/technicalSecretariat" showAs="${words.body}"/>${reference}<TLCRole eId="author" href="/akn/ontology/role/author" showAs="author"/><TLCConcept eId="resolution" href="/akn/ontology/concept/resolution" showAs="${words.resolution}"/>
</references>
<proprietary source="#secretariat"><record xmlns="urn:minuta:record" format="${content.format}" digest="${digest}" shortDigest="${record.provenance.short}" version="${content.version}" publicVersion="${publicVersion}" publishedAt="${publishedAt}"/></proprietary>
</meta>`;
}

function factLine({ label, value }: { readonly label: string; readonly value: string }): Xml {
  return xml`<p>${label}: ${value}</p>`;
}

type Section = { readonly depth: number; readonly head: Extract<WordedBlock, { kind: "heading" }> };

/** The body of one document, in which every eId stands once. */
class Body {
  readonly #record: WordedRecord;
  /** The references of the metadata have theirs already. */
  readonly #given = new Set<string>([
    ...parties,
    "secretariat",
    "organization",
    "author",
    "resolution",
    "corrected",
  ]);

  constructor(record: WordedRecord) {
    this.#record = record;
  }

  mainBody(): Xml {
    const { resolutions, attendance, text, classification, provenance, citation, signatures } = this.#record;
    const parts: Xml[] = [];
    if (resolutions !== null) {
      parts.push(
        this.#titled(
          resolutions.heading,
          resolutions.rows.length === 0
            ? xml`<p>${resolutions.none}</p>`
            : this.#textTable(resolutions.columns, resolutions.rows),
        ),
      );
    }
    if (attendance !== null) {
      const rows = attendance.rows.map((row) => [row.seat.name, row.office, row.institution, row.presence]);
      const quorum = factLine({ label: attendance.quorumLabel, value: attendance.quorum });
      const table =
        rows.length === 0 ? xml`<p>${attendance.none}</p>` : this.#textTable(attendance.columns, rows);
      parts.push(this.#titled(attendance.heading, xml`${table}${quorum}`));
    }
    parts.push(...this.#sections(text.blocks));
    if (classification !== null) {
      const { heading, intro, countLabel, count, columns, rows, note } = classification;
      const counted = factLine({ label: countLabel, value: String(count) });
      parts.push(
        this.#titled(heading, xml`<p>${intro}</p>${counted}${this.#textTable(columns, rows)}<p>${note}</p>`),
      );
    }
    const digest = provenance.digestGroups.join("");
    parts.push(
      this.#titled(
        provenance.heading,
        xml`<p>${provenance.statement}</p>${[
          ...provenance.facts,
          { label: provenance.digestLabel, value: digest },
          { label: provenance.shortLabel, value: provenance.short },
        ].map(factLine)}<p>${provenance.note}</p>`,
      ),
      this.#titled(
        citation.heading,
        xml`<p>${citation.text}</p>${factLine({ label: citation.addressLabel, value: citation.address })}`,
      ),
    );
    const conclusions = signatures.placed
      ? xml``
      : xml`
<conclusions eId="conclusions">${this.#signatures()}</conclusions>`;
    return xml`<mainBody>
${parts}
</mainBody>${conclusions}`;
  }

  /** Blocks under the headings that they stand under. */
  #sections(blocks: readonly WordedBlock[]): Xml[] {
    const done: Xml[] = [];
    const open: { readonly section: Section; readonly inside: Xml[] }[] = [];
    const put = (made: Xml) => (open.at(-1)?.inside ?? done).push(made);
    const close = (depth: number) => {
      for (let last = open.at(-1); last !== undefined && last.section.depth >= depth; last = open.at(-1)) {
        open.pop();
        put(this.#section(last.section, last.inside, open.length === 0));
      }
    };
    for (const block of blocks) {
      if (block.kind === "heading") {
        close(block.depth);
        open.push({ section: { depth: block.depth, head: block }, inside: [] });
      } else {
        put(this.#block(block));
      }
    }
    close(0);
    return done;
  }

  #section({ head }: Section, inside: readonly Xml[], top: boolean): Xml {
    const number = head.number === "" ? [] : xml`<num>${head.number}</num>`;
    const heading = xml`<heading eId="${this.#eId("heading")}">${this.#runs(head.runs)}</heading>`;
    const content = xml`${number}${heading}${inside.length === 0 ? xml`<p/>` : inside}`;
    // The names that the standard has are for parts of the whole, not for parts of a part.
    switch (top ? head.section : null) {
      case "attendance":
        return xml`<rollCall eId="${this.#eId("rollCall")}">${content}</rollCall>`;
      case "resolutions":
        return xml`<resolutions eId="${this.#eId("resolutions")}">${content}</resolutions>`;
      case "closing":
        return xml`<adjournment eId="${this.#eId("adjournment")}">${content}</adjournment>`;
      default:
        return xml`<tblock eId="${this.#eId("section")}">${content}</tblock>`;
    }
  }

  #block(block: WordedBlock): Xml {
    switch (block.kind) {
      case "paragraph":
        return xml`<p>${this.#runs(block.runs)}</p>`;
      // Inside of cells and items a heading is a line.
      case "heading":
        return xml`<p class="heading">${block.number === "" ? "" : `${block.number} `}${this.#runs(block.runs)}</p>`;
      case "note":
        return xml`<p class="note">${block.text}</p>`;
      case "resolution": {
        const eId = this.#eId(block.number === "" ? "resolution" : `resolution_${keySlug(block.number)}`);
        const number = block.number === "" ? [] : xml`<num>${block.number}</num>`;
        const heading = xml`<heading eId="${this.#eId("heading")}">${block.label}</heading>`;
        return xml`<tblock eId="${eId}" class="resolution" refersTo="#resolution">${number}${heading}${this.#blocks(block.blocks)}${this.#facts(block.facts)}${block.decision.map((line) => xml`<p class="decision">${this.#runs(line)}</p>`)}</tblock>`;
      }
      case "facts":
        return xml`${this.#facts(block.facts)}`;
      case "signatures":
        return xml`${this.#signatures()}`;
      case "commitment":
        return xml`<tblock eId="${this.#eId("commitment")}" class="commitment"><heading eId="${this.#eId("heading")}">${block.label}</heading>${this.#facts(block.facts)}</tblock>`;
      case "bullets":
        return this.#list(block.items.map((item) => ({ number: "", item })));
      case "numbers":
        return this.#list(block.items.map((item, index) => ({ number: `${block.start + index}.`, item })));
      case "quote":
        return xml`<tblock eId="${this.#eId("quote")}" class="quote">${this.#someBlocks(block.blocks)}</tblock>`;
      case "table":
        return this.#table(block.cells, block.headerRows);
      case "rule":
        return xml`<p class="rule"/>`;
    }
  }

  #blocks(blocks: readonly WordedBlock[]): Xml[] {
    return blocks.map((block) => this.#block(block));
  }

  /** At least one, as most elements want it. */
  #someBlocks(blocks: readonly WordedBlock[]): Xml[] {
    const made = this.#blocks(blocks).filter(({ text }) => text !== "");
    return made.length === 0 ? [xml`<p/>`] : made;
  }

  #facts(facts: readonly WordedFact[]): Xml[] {
    return facts.map(({ label, runs }) => xml`<p class="fact">${label}: ${this.#runs(runs)}</p>`);
  }

  #list(items: readonly { readonly number: string; readonly item: readonly WordedBlock[] }[]): Xml {
    if (items.length === 0) return xml`<p/>`;
    const made = items.map(({ number, item }) => {
      const eId = this.#eId("item");
      return xml`<item eId="${eId}">${number === "" ? [] : xml`<num>${number}</num>`}${this.#someBlocks(item)}</item>`;
    });
    return xml`<blockList eId="${this.#eId("list")}">${made}</blockList>`;
  }

  #table(cells: readonly WordedCell[], headerRows: 0 | 1): Xml {
    const rows = Map.groupBy(cells, ({ y }) => y);
    const made = [...rows]
      .sort(([one], [other]) => one - other)
      .map(([y, row]) => {
        const set = row
          .toSorted((one, other) => one.x - other.x)
          .map((cell) => {
            const inside = this.#someBlocks(cell.blocks);
            const wide = cell.columns === 1 ? [] : xml` colspan="${cell.columns}"`;
            const high = cell.rows === 1 ? [] : xml` rowspan="${cell.rows}"`;
            const spans = xml`${wide}${high}`;
            return cell.header || y < headerRows
              ? xml`<th${spans}>${inside}</th>`
              : xml`<td${spans}>${inside}</td>`;
          });
        return xml`<tr>${set}</tr>`;
      });
    return made.length === 0 ? xml`<p/>` : xml`<table eId="${this.#eId("table")}">${made}</table>`;
  }

  #textTable(columns: readonly string[], rows: readonly (readonly string[])[]): Xml {
    const head = xml`<tr>${columns.map((name) => xml`<th><p>${name}</p></th>`)}</tr>`;
    const body = rows.map((row) => xml`<tr>${row.map((cell) => xml`<td><p>${cell}</p></td>`)}</tr>`);
    return xml`<table eId="${this.#eId("table")}">${head}${body}</table>`;
  }

  #titled(heading: string, inside: Xml): Xml {
    return xml`<tblock eId="${this.#eId("section")}"><heading eId="${this.#eId("heading")}">${heading}</heading>${inside}</tblock>`;
  }

  #signatures(): Xml[] {
    return this.#record.signatures.seats.map(({ seat, decision, lines }) => {
      const name = this.#organization(seat.party, seat.name);
      const rest = lines.map((line) => xml`<br/>${line}`);
      return xml`<p><signature eId="${this.#eId(`signature_${seat.party}`)}" refersTo="#${seat.party}">${name}: ${decision}${rest}</signature></p>`;
    });
  }

  #organization(party: Party, name: string): Xml {
    return xml`<organization eId="${this.#eId("party")}" refersTo="#${party}">${name}</organization>`;
  }

  #runs(runs: readonly WordedRun[]): Xml[] {
    return runs.map((run) => {
      if (run.text === "\n") return xml`<br/>`;
      if (run.party !== "") return this.#organization(run.party, run.text);
      let made = xml`${run.text}`;
      if (run.removed) made = xml`<omissis class="removed">${made}</omissis>`;
      if (run.strike) made = xml`<span class="strike">${made}</span>`;
      if (run.underline) made = xml`<u>${made}</u>`;
      if (run.italic) made = xml`<i>${made}</i>`;
      if (run.bold) made = xml`<b>${made}</b>`;
      return run.href === "" ? made : xml`<a href="${run.href}">${made}</a>`;
    });
  }

  /** An identifier that no other element of the document has. */
  #eId(name: string): string {
    let eId = name;
    for (let count = 2; this.#given.has(eId); count += 1) eId = `${name}_${count}`;
    this.#given.add(eId);
    return eId;
  }
}
