import { parties } from "@minuta/domain";
import { expect, it } from "vitest";
import { digestOf, type Json } from "../canonical.ts";
import { openPublished, type PublishedFile, publishedBytes, publishedFormat } from "../published-file.ts";
import { content, countedSalts, device, factsOf, name } from "../record.fixture.ts";
import { sealRecord } from "../seal-record.ts";
import { markedWordsOf } from "../sealed/marked-words.ts";
import { unitsOf } from "../sealed/units.ts";
import { verify } from "../verify.ts";
import type { SignedStatement } from "./signed-statement.ts";
import { challengeOf, sealStatement, statementReason } from "./statement.ts";

const sealed = sealRecord(content, countedSalts());
const reason = `Que responda ${name} o alguien de su oficina.`;
const signatures = parties.map((party, at): SignedStatement => {
  const facts = factsOf(sealed.digest, party, party === "institute" ? "signWithReservation" : "sign");
  const said = party === "institute" ? { ...facts, reason } : facts;
  const { manifest, disclosures } = sealStatement(
    said,
    countedSalts(2000 + 10 * at),
    markedWordsOf(content.text),
  );
  return { means: "passkey", statement: manifest, disclosures, proof: device().sign(challengeOf(manifest)) };
});

/** The published file without the words that are marked, in the record or in the institute's statement. */
function withoutMarked(): PublishedFile {
  const gone = new Set<string>();
  const left = (manifest: Json, disclosures: PublishedFile["disclosures"]) => {
    for (const { digest, marked } of unitsOf(manifest, disclosures)) if (marked !== null) gone.add(digest);
    return disclosures.filter((each) => !gone.has(digestOf(each)));
  };
  const disclosures = left(sealed.manifest, sealed.disclosures);
  const stated = signatures.map((signed) => ({
    ...signed,
    disclosures: left(signed.statement as unknown as Json, signed.disclosures),
  }));
  const facts = {
    ground: "personalData",
    legalBasis: "Artículo 115",
    at: "2012-02-10T20:00:00.000Z",
    by: "x",
  };
  return {
    format: publishedFormat,
    manifest: sealed.manifest,
    disclosures,
    removals: [...gone].map((unit) => ({ unit, ...facts }) as PublishedFile["removals"][number]),
    signatures: stated,
    publicVersion: 1,
    publishedAt: "2012-02-10T20:00:00.000Z",
  };
}

it("words that are marked in the record go from a reservation by themselves, and its signature holds", async () => {
  const institute = signatures.find(({ statement }) => statement.party === "institute");
  expect(institute && statementReason(institute.statement, institute.disclosures)).toBe(reason);
  const file = withoutMarked();
  const { published } = openPublished(file);
  expect(published.signatures.find(({ party }) => party === "institute")?.reason).toBe(
    "Que responda [Testado: Artículo 115] o alguien de su oficina.",
  );
  const bytes = publishedBytes(file);
  expect(new TextDecoder().decode(bytes)).not.toContain(name);
  expect((await verify(bytes)).filter(({ outcome }) => outcome !== "passed")).toEqual([]);
  const undeclared = { ...file, removals: file.removals.slice(0, -1) };
  expect(
    (await verify(publishedBytes(undeclared))).find(({ name: each }) => each === "removals")?.outcome,
  ).toBe("failed");
});
