import { endpoints, type InputOf } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { readPublished, verify } from "@minuta/record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOf, editText, fillResolution, markPersonal } from "../testing/edit-text.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { adoptAll, callTheRoll, closedForm, decide, openMinutes, passkeyOf, sign } from "../testing/walk.ts";

let secretariat: Secretariat;

beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const name = "Leticia Zavala Ibarra";
const legalBasis = "Artículo 115 de la LGTAIP";

/** Minutes that three seats signed; a name was marked in the resolution, a telephone was overlooked. */
async function signedMinutes(phone: string, person = name, reservation?: string) {
  const { call } = await secretariat.as("recordKeeper");
  const { sessionId, documentId } = await openMinutes(secretariat);
  await callTheRoll(secretariat, documentId);
  await editText(secretariat.running.context.db, documentId, (prose) => {
    for (const block of blocksOf(prose, "resolution")) {
      fillResolution(block, `Llamar a ${person} al ${phone}.`, "Secretaría técnica", "2012-04-15");
      markPersonal(block, person, legalBasis);
    }
  });
  await adoptAll(secretariat, documentId);
  await call(endpoints.adjournSession, { params: { sessionId }, body: {} });
  const record = await call(endpoints.closeDocument, { params: { documentId } });
  for (const party of parties) {
    const decided = { party, digest: record.digest };
    if (party === "civilSociety" && reservation !== undefined)
      await decide(secretariat, documentId, {
        ...decided,
        decision: "signWithReservation",
        reason: reservation,
      });
    else await sign(secretariat, documentId, party, record.digest);
  }
  return { documentId, record };
}

const unitsOf = async (documentId: string) => {
  const { call } = await secretariat.as("recordKeeper");
  return (await call(endpoints.listUnits, { params: { documentId } })).units;
};

/** Where on the portal words stand: in which files, pages, lists, and answers of the search. */
async function placesWith(address: string, words: string): Promise<string[]> {
  const { ask } = secretariat.with("");
  const { db, files } = secretariat.running.context;
  const places = new Map<string, string>();
  const stored = await db
    .selectFrom("published_files")
    .innerJoin("publications", "publications.recordId", "published_files.recordId")
    .select(["published_files.name", "published_files.digest"])
    .where("slug", "=", address.split("/").at(-1) ?? "")
    .execute();
  for (const { name: file, digest } of stored)
    places.set(file, Buffer.from((await files.read(digest)) ?? []).toString());
  const pages = [address, `/en/records${address.slice("/registros".length)}`, "/", "/buscar?q=llamar"];
  for (const page of pages) {
    places.set(page, await (await ask(page)).text());
  }
  return [...places].filter(([, text]) => text.includes(words)).map(([place]) => place);
}

const isFound = async (words: string, address: string) => {
  const page = await secretariat.with("").ask(`/buscar?q=${encodeURIComponent(words)}`);
  return (await page.text()).includes(`href="${address}"`);
};

describe("a public version", () => {
  test("LI-10: leaves out what was marked, everywhere, with its legal basis, and the signatures hold", async () => {
    const phone = "55 5130 4242";
    const { documentId, record } = await signedMinutes(phone);
    const { call } = await secretariat.as("recordKeeper");
    const params = { documentId };
    const units = await unitsOf(documentId);
    const marked = units.filter((unit) => unit.marked !== null);
    expect(new Set(marked.map(({ text }) => text))).toEqual(new Set([name]));
    // In the text and in the row of the resolution.
    expect(marked.length).toBe(2);
    const removals = marked.map(({ unit }) => ({ unit, ground: "personalData", legalBasis }) as const);
    expect(
      await refusalOf(call(endpoints.publishDocument, { params, body: { removals: removals.slice(0, 1) } })),
    ).toBe("removed_words_remain");
    const { address, publicVersion } = await call(endpoints.publishDocument, { params, body: { removals } });
    expect(publicVersion).toBe(1);
    expect(await placesWith(address, name)).toEqual([]);
    expect(await placesWith(address, "Zavala")).toEqual([]);
    expect(await isFound("Zavala", address)).toBe(false);
    expect(await isFound(phone, address)).toBe(true);
    expect(await placesWith(address, phone)).toContain(address);
    expect(await placesWith(address, `[Testado: ${legalBasis}]`)).toEqual(
      expect.arrayContaining([address, "body.html"]),
    );

    const { ask } = secretariat.with("");
    const json = new Uint8Array(await (await ask(`${address}/record.json`)).arrayBuffer());
    expect((await verify(json)).filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    const { published } = readPublished(json);
    expect(published.digest).toBe(record.digest);
    expect(published.removals).toMatchObject([{ legalBasis }, { legalBasis }]);
  });

  test("LI-10: more is left out after publication; the former files are gone, the salts too when asked", async () => {
    const phone = "55 1000 2000";
    const { documentId, record } = await signedMinutes(phone);
    const { call } = await secretariat.as("recordKeeper");
    const params = { documentId };
    const first = await call(endpoints.publishDocument, { params, body: { removals: [] } });
    const { db, files } = secretariat.running.context;
    const before = await db
      .selectFrom("published_files")
      .select("digest")
      .where("recordId", "=", record.id)
      .execute();
    const units = await unitsOf(documentId);
    const remove = (texts: (text: string) => boolean) =>
      units
        .filter(({ text, kind }) => kind !== "words" && text !== null && texts(text))
        .map(({ unit }) => ({ unit, ground: "personalData", legalBasis }) as const);
    expect(await refusalOf(call(endpoints.removeFromPublic, { params, body: { removals: [] } }))).toBe(
      "invalid_input",
    );
    const removals = remove((text) => text.includes(phone));
    // In the text and in the row of the resolution.
    expect(removals).toHaveLength(2);
    const unknown = [{ unit: "f".repeat(64), ground: "reserved", legalBasis } as const];
    expect(await refusalOf(call(endpoints.removeFromPublic, { params, body: { removals: unknown } }))).toBe(
      "removal_unknown",
    );
    const second = await call(endpoints.removeFromPublic, { params, body: { removals } });
    expect(second).toMatchObject({ address: first.address, publicVersion: 2 });
    expect(await placesWith(first.address, phone)).toEqual([]);
    expect(await isFound(phone, first.address)).toBe(false);
    const after = await db
      .selectFrom("published_files")
      .select("digest")
      .where("recordId", "=", record.id)
      .execute();
    for (const { digest } of before) {
      if (after.every((file) => file.digest !== digest)) expect(await files.read(digest)).toBeNull();
    }
    expect(after.some(({ digest }) => before.every((file) => file.digest !== digest))).toBe(true);
    const kept = await unitsOf(documentId);
    expect(kept.filter(({ removal }) => removal !== null).map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringContaining(phone)]),
    );

    const third = await call(endpoints.removeFromPublic, {
      params,
      body: { removals: remove((text) => text.includes("Secretaría técnica")), destroy: true },
    });
    expect(third.publicVersion).toBe(3);
    const left = await unitsOf(documentId);
    expect(left.filter(({ removal }) => removal !== null).every(({ text }) => text === null)).toBe(true);
    const row = await db
      .selectFrom("records")
      .select(["content", "disclosures"])
      .where("id", "=", record.id)
      .executeTakeFirstOrThrow();
    expect(`${row.content}${row.disclosures}`).not.toContain(phone);
    const { ask } = secretariat.with("");
    const json = new Uint8Array(await (await ask(`${first.address}/record.json`)).arrayBuffer());
    expect((await verify(json)).filter(({ outcome }) => outcome !== "passed")).toEqual([]);
  });
});

describe("what a seat stated", () => {
  test("LI-10: loses marked words, or all of its reservation, and the seat's signature still holds", async () => {
    const other = "55 7777 8888";
    const person = "Remedios Olvera";
    const { documentId, record } = await signedMinutes(
      "55 2222 3333",
      person,
      `Que responda ${person} o alguien del ${other}, y pronto.`,
    );
    const { call } = await secretariat.as("recordKeeper");
    const params = { documentId };
    const stated = (await unitsOf(documentId)).filter(({ path }) => path[0] === "signatures");
    expect(stated.map(({ path, text, marked }) => [path.slice(0, 3).join("/"), text, marked])).toEqual(
      expect.arrayContaining([
        ["signatures/government/office", expect.any(String), null],
        ["signatures/civilSociety/reason", `Que responda ${person} o alguien del ${other}, y pronto.`, null],
        ["signatures/civilSociety/reason", person, ""],
      ]),
    );
    const { address } = await call(endpoints.publishDocument, { params, body: {} });
    expect(await placesWith(address, person)).toEqual([]);
    expect(await placesWith(address, other)).toContain("record.json");
    const { ask } = secretariat.with("");
    const read = async () => new Uint8Array(await (await ask(`${address}/record.json`)).arrayBuffer());
    const civilSociety = async () =>
      readPublished(await read()).published.signatures.find(({ party }) => party === "civilSociety")?.reason;
    expect(await civilSociety()).toBe(
      `Que responda [Testado: ${legalBasis}] o alguien del ${other}, y pronto.`,
    );
    expect((await verify(await read())).filter(({ outcome }) => outcome !== "passed")).toEqual([]);

    const whole = stated.find(({ path, text }) => path[2] === "reason" && text?.includes(other));
    const removals = [{ unit: whole?.unit ?? "", ground: "reserved", legalBasis: "Artículo 112" } as const];
    await call(endpoints.removeFromPublic, { params, body: { removals, destroy: true } });
    expect(await placesWith(address, other)).toEqual([]);
    expect(await civilSociety()).toBe("[Testado: Artículo 112]");
    expect((await verify(await read())).filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(await (await ask(address)).text()).toContain("[Testado: Artículo 112]");
    const { db } = secretariat.running.context;
    const rows = [
      await db.selectFrom("signatures").selectAll().where("recordId", "=", record.id).execute(),
      await db.selectFrom("statements").selectAll().where("recordId", "=", record.id).execute(),
    ];
    expect(rows.map(({ length }) => length)).toEqual([3, 3]);
    expect(JSON.stringify(rows)).not.toContain(other);
    expect((await unitsOf(documentId)).find(({ unit }) => unit === whole?.unit)).toMatchObject({
      text: null,
    });
    // What is destroyed stays removed when more is removed.
    const office = stated.find(({ path }) => path[1] === "government");
    expect(
      await refusalOf(
        call(endpoints.removeFromPublic, {
          params,
          body: { removals: [{ unit: office?.unit ?? "", ground: "reserved", legalBasis }] },
        }),
      ),
    ).toBe("removed_words_remain");
  });
});

describe("an erratum", () => {
  test("LI-9: is a new record that names the one it corrects; what was published stays", async () => {
    const phone = "55 3000 4000";
    const { documentId, record } = await signedMinutes(phone);
    const { call } = await secretariat.as("recordKeeper");
    const params = { documentId };
    const reason = "Decía el teléfono de otra oficina.";
    expect(await refusalOf(call(endpoints.startErratum, { params, body: { reason } }))).toBe(
      "document_not_published",
    );
    const first = await call(endpoints.publishDocument, { params, body: {} });
    await call(endpoints.startErratum, { params, body: { reason } });
    expect(await call(endpoints.readDocument, { params })).toMatchObject({ state: "draft", record: null });
    const { ask } = secretariat.with("");
    expect((await ask(first.address)).status).toBe(200);

    await editText(secretariat.running.context.db, documentId, (prose) => {
      for (const block of blocksOf(prose, "resolution"))
        fillResolution(block, "Llamar a la oficina.", "Secretaría técnica", "2012-04-15");
    });
    const [changed] = (await call(endpoints.listTextResolutions, { params })).resolutions;
    await call(endpoints.adoptResolution, {
      params,
      body: {
        blockId: changed?.blockId ?? "",
        textDigest: changed?.textDigest ?? "",
        mode: "writtenProcedure",
      },
    });
    const second = await call(endpoints.closeDocument, { params });
    expect(second).toMatchObject({ key: record.key, version: record.version + 1, signatures: [] });
    for (const party of parties) await sign(secretariat, documentId, party, second.digest);
    const corrected = await call(endpoints.publishDocument, { params, body: {} });
    expect(corrected.address).toBe(`${first.address}-v${second.version}`);
    const json = new Uint8Array(await (await ask(`${corrected.address}/record.json`)).arrayBuffer());
    expect(readPublished(json).published.content).toMatchObject({
      corrects: { key: record.key, version: record.version, digest: record.digest, reason },
    });
    const old = await (await ask(first.address)).text();
    expect(old).toContain(`href="${corrected.address}"`);
    expect(old).toContain(phone);
  });
});

describe("a paper", () => {
  test("LI-3: counts as the seat's decision, is named by the digest of its scan, and is shown as paper", async () => {
    const { documentId, record } = await closedForm(secretariat);
    const keeper = await secretariat.as("recordKeeper");
    const params = { documentId };
    const scan = Buffer.from("%PDF-1.4\n% firmado\n%%EOF\n");
    const query = new URLSearchParams({
      party: "institute",
      digest: record.digest,
      decision: "signWithReservation",
      capacity: "alternate",
      office: "Suplente del Instituto",
      reason: "El plazo es corto.",
    });
    const send = (body: Buffer, as = keeper) =>
      as.ask(`/api/documents/${documentId}/paper-signatures?${query}`, { method: "POST", body });
    expect((await send(Buffer.from("no es un escaneo"))).status).toBe(400);
    expect((await send(scan, await secretariat.as("principal", "government"))).status).toBe(403);
    expect((await send(scan)).status).toBe(200);
    expect((await send(scan)).status).toBe(409);
    for (const party of ["government", "civilSociety"] as const)
      await sign(secretariat, documentId, party, record.digest);
    const { summary } = await keeper.call(endpoints.readRecord, { params });
    const paper = summary.signatures.find(({ party }) => party === "institute");
    expect(paper).toMatchObject({
      decision: "signWithReservation",
      capacity: "alternate",
      means: "paper",
      reason: "El plazo es corto.",
      scan: { mediaType: "application/pdf", size: scan.length },
    });
    const guest = await secretariat.as("guest");
    const read = await guest.ask(`/api/documents/${documentId}/paper-signatures/institute`);
    expect(Buffer.from(await read.arrayBuffer())).toEqual(scan);
    expect(
      (await secretariat.with("").ask(`/api/documents/${documentId}/paper-signatures/institute`)).status,
    ).toBe(401);
    expect((await guest.ask(`/api/documents/${documentId}/paper-signatures/government`)).status).toBe(404);
    const { address } = await keeper.call(endpoints.publishDocument, { params, body: {} });
    const json = await secretariat.with("").ask(`${address}/record.json`);
    const checks = await verify(new Uint8Array(await json.arrayBuffer()));
    expect(
      checks.filter(({ outcome }) => outcome !== "passed").map(({ name, detail }) => [name, detail]),
    ).toEqual([
      ["signature", "paper"],
      ["signatures", "3/3"],
    ]);
  });
});

describe("a statement", () => {
  test("LI-8: serves no other record, seat, person or time, and no other site's signature is taken", async () => {
    const { call } = await secretariat.as("principal", "government");
    const other = await secretariat.as("principal", "institute");
    const passkey = await passkeyOf(secretariat, "government");
    const [one, two] = [await closedForm(secretariat), await closedForm(secretariat)];
    const params = { documentId: one.documentId };
    const body = { decision: "sign", party: "government", digest: one.record.digest } as const;
    const stated = await call(endpoints.stateDecision, { params, body });
    const answer = { nonce: stated.nonce, ...passkey.assert(stated.challenge) };
    const refused = (which: InputOf<typeof endpoints.signDocument>, by = call) =>
      refusalOf(by(endpoints.signDocument, which));
    expect(await refused({ params: { documentId: two.documentId }, body: answer })).toBe("statement_expired");
    expect(await refused({ params, body: answer }, other.call)).toBe("statement_expired");
    expect(await refused({ params, body: { ...answer, credentialId: "AAAA" } })).toBe("passkey_unknown");
    const forged = passkey.assert("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    expect(await refused({ params, body: { nonce: stated.nonce, ...forged } })).toBe("passkey_refused");
    const elsewhere = passkey.assert(stated.challenge, "https://otro.example");
    expect(await refused({ params, body: { nonce: stated.nonce, ...elsewhere } })).toBe("passkey_refused");
    secretariat.pass(6 * 60_000);
    expect(await refused({ params, body: answer })).toBe("statement_expired");
  });
});
