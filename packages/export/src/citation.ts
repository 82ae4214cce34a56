import type { PublishedRecord } from "@minuta/record";
import { shortDigest } from "@minuta/record";
import { encode } from "uqr";
import { localTime, longDate, longDay } from "./dates.ts";
import { bodyOf } from "./rubric-facts.ts";
import { visibleText } from "./visible-text.ts";
import { recordWords } from "./words/words-of.ts";

/** How a record is cited, and where it stands for good, also for who holds it on paper. */
export type Citation = {
  readonly heading: string;
  readonly text: string;
  readonly addressLabel: string;
  readonly address: string;
  readonly qrLabel: string;
  /** The address as a QR code with its quiet zone: rows of modules, true for dark. */
  readonly qr: readonly (readonly boolean[])[];
};

/** The citation of a record in its own language. `address` is the permanent one, `https://host/registros/SLUG`. */
export function citationOf(published: PublishedRecord, address: string): Citation {
  const { content, digest, publicVersion, publishedAt } = published;
  const { language } = content;
  const words = recordWords(language);
  const year = (localTime(publishedAt)?.date ?? content.heldOn).slice(0, 4);
  const title = language === "es" ? `«${content.title}»` : `“${content.title}”`;
  const facts = [
    content.key,
    `${words.version.toLowerCase()} ${content.version}`,
    `${words.publicVersionNumber.toLowerCase()} ${publicVersion}`,
    longDate(content.heldOn, language),
  ];
  const day = `${words.publishedOn}: ${longDay(publishedAt, language)}`;
  return {
    heading: words.citation.heading,
    text: visibleText(
      `${bodyOf(content, words)} (${year}). ${title}, ${facts.join(", ")}. ${day}. ${address}. ${words.shortDigest}: ${shortDigest(digest)}.`,
    ),
    addressLabel: words.citation.address,
    address: visibleText(address),
    qrLabel: words.citation.qr,
    qr: encode(address, { ecc: "M", border: 4 }).data,
  };
}
