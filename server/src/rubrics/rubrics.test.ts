import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { readPublished, verify } from "@minuta/record";
import { type PrivatePostgres, postgresMissing, startPrivatePostgres } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addParagraph, editText } from "../testing/edit-text.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import {
  closedCommunique,
  decide,
  refuse,
  sign,
  signAsAuthor,
  sourceVersion,
  startCommunique,
  startTranslation,
} from "../testing/walk.ts";

const author = "Artículo 19";
const basis = "Artículo 115 de la LGTAIP";

describe("on SQLite", () => {
  let secretariat: Secretariat;
  beforeAll(async () => {
    secretariat = await openSecretariat();
  });
  afterAll(() => secretariat.dispose());
  theWalks(() => secretariat);
});

describe.skipIf(postgresMissing() !== null)("on PostgreSQL (needs PostgreSQL)", () => {
  let postgres: PrivatePostgres;
  let secretariat: Secretariat;
  beforeAll(async () => {
    postgres = await startPrivatePostgres();
    secretariat = await openSecretariat({ DATABASE_URL: await postgres.newDatabase() });
  });
  afterAll(async () => {
    await secretariat?.dispose();
    await postgres.close();
  });
  theWalks(() => secretariat);
});

function theWalks(open: () => Secretariat): void {
  const pageOf = async (path: string) => (await open().with("").ask(path)).text();
  const recordOf = async (address: string) => {
    const answer = await open().with("").ask(`${address}/record.json`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const as = async (role: "recordKeeper" | "delegate" | "principal", of = "") =>
    (await open().as(role, of)).call;
  const year = new Date().getFullYear();

  test("AC-19, WF-4: its author alone closes, signs and publishes a communiqué, and others see it from then on", async () => {
    const call = await as("delegate", author);
    const { documentId, record } = await closedCommunique(open(), author);
    const params = { documentId };
    expect(record.key).toMatch(new RegExp(`^OSC-\\d{3}/${year}$`));
    const others = [
      await as("recordKeeper"),
      await as("principal", "civilSociety"),
      await as("delegate", "Fundar"),
      await as("delegate", "SHCP"),
    ];
    for (const other of others) {
      expect(await refusalOf(other(endpoints.readDocument, { params }))).toBe("not_found");
      for (const step of [endpoints.closeDocument, endpoints.reopenDocument, endpoints.publishDocument]) {
        expect(await refusalOf(other(step, { params }))).toBe("not_found");
      }
      const { documents } = await other(endpoints.listDocuments, { query: { kind: "communique" } });
      expect(documents.map(({ id }) => id)).not.toContain(documentId);
      const { lines } = await other(endpoints.listSignatures);
      expect(lines.map((line) => line.documentId)).not.toContain(documentId);
      expect(JSON.stringify(await other(endpoints.today))).not.toContain(documentId);
      expect((await other(endpoints.readRubrics)).authors.map(({ name }) => name)).not.toContain(author);
    }
    const mine = (await call(endpoints.listSignatures)).lines.find((line) => line.documentId === documentId);
    expect(mine?.seats).toMatchObject([{ party: "civilSociety", state: "waiting", isMine: true }]);
    expect(await call(endpoints.readDocument, { params })).toMatchObject({
      author,
      may: { signFor: ["civilSociety"], signOnPaper: false, recordAttendance: false, reopen: true },
    });
    const waits = async () =>
      (await call(endpoints.today)).waiting.find((each) => each.documentId === documentId)?.reason;
    expect(await waits()).toBe("sign");
    expect(await refusalOf(call(endpoints.publishDocument, { params }))).toBe("signatures_missing");
    const signed = await signAsAuthor(open(), documentId, author, record.digest);
    expect(signed.signatures).toMatchObject([
      { party: "civilSociety", capacity: "author", decision: "sign" },
    ]);
    expect(await waits()).toBe("publish");
    const { address } = await call(endpoints.publishDocument, { params });

    const bytes = await recordOf(address);
    const checks = await verify(bytes);
    expect(checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(checks.find(({ name }) => name === "signatures")?.detail).toBe("1/1");
    const { content } = readPublished(bytes).published;
    expect(content.provenance).toMatchObject({
      sourceCategory: "civilSociety",
      author: { organization: author },
    });
    expect(content).toMatchObject({ session: null, attendance: [], quorum: { met: false, present: [] } });

    const page = await pageOf(address);
    expect(page).toContain("responsabilidad exclusiva de sus autores. Autoría: Artículo 19.");
    expect(page).toContain("Firmado por quien lo publica, y por nadie más");
    expect(page).not.toContain('class="tile government"');
    expect(await pageOf("/osc")).toContain(`href="${address}"`);
    for (const words of ["tarde", author]) {
      const found = await pageOf(`/buscar?q=${encodeURIComponent(words)}&tipo=communique`);
      expect([words, found.includes(`href="${address}"`)]).toEqual([words, true]);
    }
    for (const other of others) {
      expect(await refusalOf(other(endpoints.readDocument, { params }))).toBe("");
    }
    const entered = await open()
      .running.context.db.selectFrom("log_entries")
      .innerJoin("records", "records.id", "log_entries.recordId")
      .select("records.key")
      .where("records.documentId", "=", documentId)
      .execute();
    expect(entered).toEqual([{ key: record.key }]);
  });

  test("WF-4: a communiqué takes neither refusal nor reservation nor paper; its author reopens what is not signed", async () => {
    const call = await as("delegate", author);
    const { documentId, record } = await closedCommunique(open(), author);
    const params = { documentId };
    const { digest } = record;
    const about = { party: "civilSociety", digest } as const;
    for (const decision of ["refuse", "signWithReservation"] as const) {
      const body = { ...about, decision, reason: "No." };
      expect(await refusalOf(call(endpoints.stateDecision, { params, body }))).toBe("author_only_signs");
    }
    const seat = { ...about, party: "government", decision: "sign" } as const;
    expect(await refusalOf(call(endpoints.stateDecision, { params, body: seat }))).toBe("forbidden");
    const query = { ...about, decision: "sign", capacity: "principal", office: "Titular" } as const;
    expect(await refusalOf(call(endpoints.signOnPaper, { params, query }))).toBe("author_signs_by_passkey");
    await call(endpoints.reopenDocument, { params });
    const again = await call(endpoints.closeDocument, { params });
    expect([again.key, again.version]).toEqual([record.key, 2]);
  });

  test("an author that is renamed while its text waits signs as what the record names", async () => {
    const { db } = open().running.context;
    const { documentId, record } = await closedCommunique(open(), "Fundar");
    const renamed = (from: string, to: string) =>
      db.updateTable("organizations").set({ name: to }).where("name", "=", from).execute();
    const before = "Fundar, Centro de Análisis e Investigación";
    await renamed(before, "Fundar A. C.");
    const call = await as("delegate", "Fundar");
    const params = { documentId };
    expect((await call(endpoints.readDocument, { params })).author).toBe(before);
    await signAsAuthor(open(), documentId, "Fundar", record.digest);
    const { address } = await call(endpoints.publishDocument, { params });
    const checks = await verify(await recordOf(address));
    expect(checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(checks.find(({ name }) => name === "signature")?.about).toBe(before);
    await renamed("Fundar A. C.", before);
  });

  test("NU-9: closed texts are numbered through their year, without gaps, and keep their number", async () => {
    const keys = await Promise.all(
      [author, "Fundar", author].map(async (of) => (await closedCommunique(open(), of)).record.key),
    );
    const ordinals = keys.map((key) => Number(key.slice(4, 7))).sort((one, other) => one - other);
    const [first = 0] = ordinals;
    expect(ordinals).toEqual([first, first + 1, first + 2]);
    const given = await open()
      .running.context.db.selectFrom("documents")
      .select("key")
      .where("kind", "=", "communique")
      .where("key", "is not", null)
      .execute();
    expect(new Set(given.map(({ key }) => key)).size).toBe(Math.max(...ordinals));
  });

  test("LI-9, LI-10: what is not public of a communiqué, and its erratum, are its author's affair too", async () => {
    const call = await as("delegate", author);
    const documentId = await startCommunique(open(), author);
    const params = { documentId };
    await editText(open().running.context.db, documentId, (prose) => {
      const text = addParagraph(prose, "Pregunte a Leticia Zavala Ibarra.").get(0);
      if ("format" in text) text.format(11, 21, { personalData: { legalBasis: basis } });
    });
    const record = await call(endpoints.closeDocument, { params });
    await signAsAuthor(open(), documentId, author, record.digest);
    const { address } = await call(endpoints.publishDocument, { params });
    const page = await pageOf(address);
    expect(page).toContain(`[Testado: ${basis}]`);
    expect(page).not.toContain("Leticia");
    const keeper = await as("recordKeeper");
    const reason = { reason: "Faltaba un dato." };
    expect(await refusalOf(keeper(endpoints.startErratum, { params, body: reason }))).toBe("forbidden");
    await call(endpoints.startErratum, { params, body: reason });
    const corrected = await call(endpoints.closeDocument, { params });
    expect([corrected.key, corrected.version]).toEqual([record.key, 2]);
    await signAsAuthor(open(), documentId, author, corrected.digest);
    const second = await call(endpoints.publishDocument, { params });
    expect(second.address).not.toBe(address);
    const checks = await verify(await recordOf(second.address));
    expect(checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(await pageOf(address)).toContain("Este registro fue corregido");
  });

  test("CL-1, CL-11, WF-3: a translation needs its source and the three seats, without a reservation", async () => {
    const keeper = await as("recordKeeper");
    const body = { kind: "translation", language: "es", title: "Sin fuente" } as const;
    const { documentId: bare } = await keeper(endpoints.createDocument, { body });
    const missing = async () =>
      (await keeper(endpoints.closingCheck, { params: { documentId: bare } })).faults.map(({ code }) => code);
    // CL-1: the headings of the template are no text.
    expect(await missing()).toEqual(["text_empty", "source_missing"]);
    await editText(open().running.context.db, bare, (prose) => addParagraph(prose, "Un texto."));
    const { faults } = await keeper(endpoints.closingCheck, { params: { documentId: bare } });
    expect(faults).toEqual([{ code: "source_missing" }]);
    expect(await refusalOf(keeper(endpoints.closeDocument, { params: { documentId: bare } }))).toBe(
      "closing_check_failed",
    );

    const documentId = await startTranslation(open());
    const params = { documentId };
    const { key, digest } = await keeper(endpoints.closeDocument, { params });
    expect(key).toMatch(new RegExp(`^AL-\\d{3}/${year}$`));
    const reserved = {
      decision: "signWithReservation",
      party: "institute",
      digest,
      reason: "Falta.",
    } as const;
    expect(await refusalOf(decide(open(), documentId, reserved))).toBe("reservation_against_consensus");
    const paper = { ...reserved, capacity: "principal", office: "Titular" } as const;
    expect(await refusalOf(keeper(endpoints.signOnPaper, { params, query: paper }))).toBe(
      "reservation_against_consensus",
    );
    await sign(open(), documentId, "government", digest);
    await refuse(open(), documentId, "civilSociety", digest);
    expect(await refusalOf(keeper(endpoints.publishDocument, { params }))).toBe("signatures_missing");
    await keeper(endpoints.reopenDocument, { params });
    const again = await keeper(endpoints.closeDocument, { params });
    expect([again.key, again.version]).toEqual([key, 2]);
    for (const party of parties) await sign(open(), documentId, party, again.digest);
    const { address } = await keeper(endpoints.publishDocument, { params });
    const bytes = await recordOf(address);
    const checks = await verify(bytes);
    expect(checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(readPublished(bytes).published.content.provenance).toMatchObject({
      sourceCategory: "alliance",
      source: sourceVersion("June 2012", "2012-06-01", "a"),
    });
    const page = await pageOf(address);
    expect(page).toContain('June 2012</span> · <time datetime="2012-06-01">1 de junio de 2012</time>');
    expect(page).toContain('href="https://partnership.example/standards"');
    expect(await pageOf("/alianza")).toContain(`href="${address}"`);
  });

  test("WF-5, WF-6: a newer source makes the translation old, in workspace and portal, until that is translated", async () => {
    const keeper = await as("recordKeeper");
    const documentId = await startTranslation(open());
    const params = { documentId };
    const publish = async () => {
      const { digest } = await keeper(endpoints.closeDocument, { params });
      for (const party of parties) await sign(open(), documentId, party, digest);
      return (await keeper(endpoints.publishDocument, { params })).address;
    };
    const address = await publish();
    const stale = "La fuente cambió el 15 de marzo de 2014.";
    const version = "Esta traducción es de la versión June 2012, del 1 de junio de 2012.";
    for (const path of [address, "/alianza"]) expect(await pageOf(path)).not.toContain(stale);
    const newer = sourceVersion("March 2014", "2014-03-15", "b");
    const same = { ...newer, digest: "a".repeat(64) };
    expect(await refusalOf(keeper(endpoints.noteSource, { params, query: same }))).toBe("source_unchanged");
    const noted = await keeper(endpoints.noteSource, { params, query: newer });
    expect(noted).toMatchObject({ translated: 1, newer: { ordinal: 2, version: "March 2014" } });
    for (const path of [address, "/alianza", "/", "/alianza/novedades.atom"]) {
      const page = await pageOf(path);
      expect([path, page.includes(stale), page.includes(version)]).toEqual([path, true, true]);
    }
    expect(await pageOf(`/en/records${address.slice("/registros".length)}`)).toContain(
      "The source changed on 15 March 2014.",
    );
    const { alliance } = await keeper(endpoints.readRubrics);
    expect(alliance.find((each) => each.documentId === documentId)?.source).toMatchObject({
      of: { ordinal: 1 },
      newer: { ordinal: 2 },
    });

    // What is published is never changed: the record says of which version it is, and still verifies.
    const before = await verify(await recordOf(address));
    expect(before.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    const choose = { params, body: { ordinal: 2 } };
    expect(await refusalOf(keeper(endpoints.chooseSource, choose))).toBe("document_closed");
    await keeper(endpoints.startErratum, { params, body: { reason: "La fuente tiene una versión nueva." } });
    expect(await refusalOf(keeper(endpoints.chooseSource, { params, body: { ordinal: 3 } }))).toBe(
      "source_unknown",
    );
    expect(await keeper(endpoints.chooseSource, choose)).toMatchObject({ translated: 2, newer: null });
    expect(await pageOf(address)).toContain(stale);
    const second = await publish();
    for (const path of [address, second, "/alianza"]) expect(await pageOf(path)).not.toContain(stale);
    expect(readPublished(await recordOf(second)).published.content.provenance.source?.version).toBe(
      "March 2014",
    );
  });

  test("the file of a source is kept under its digest, or refused with what is wrong", async () => {
    const { ask } = await open().as("recordKeeper");
    const keeper = await as("recordKeeper");
    const body = { kind: "translation", language: "es", title: "Con archivo" } as const;
    const { documentId } = await keeper(endpoints.createDocument, { body });
    const { digest: _, ...facts } = sourceVersion("1", "2012-06-01", "a");
    const send = async (bytes: string, more: Record<string, string> = {}) => {
      const query = new URLSearchParams({ ...facts, fileName: "standards.pdf", ...more });
      const answer = await ask(`/api/documents/${documentId}/sources?${query}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: bytes,
      });
      return (await answer.json()) as { code?: string; versions?: { digest: string; file: unknown }[] };
    };
    expect((await send("")).code).toBe("source_digest_missing");
    expect((await send("no type that is kept")).code).toBe("file_type_refused");
    expect((await send("%PDF-1.7 x", { digest: "c".repeat(64) })).code).toBe("source_digest_other");
    expect((await send("%PDF-1.7 x", { address: "http://partnership.example/" })).code).toBe("invalid_input");
    const { versions } = await send("%PDF-1.7 x");
    expect(versions?.[0]?.file).toEqual({ name: "standards.pdf", size: 10 });
    const path = `/api/documents/${documentId}/sources/1`;
    const file = await ask(path);
    expect([await file.text(), file.headers.get("content-type")]).toEqual(["%PDF-1.7 x", "application/pdf"]);
    expect((await ask(`/api/documents/${documentId}/sources/2`)).status).toBe(404);
    expect((await (await open().as("operator")).ask(path)).status).toBe(404);
    expect((await (await open().as("observer")).ask(path)).status).toBe(200);
  });
}
