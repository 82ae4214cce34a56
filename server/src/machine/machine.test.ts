import { createCall, endpoints, readiness } from "@minuta/contract";
import { proseOf } from "@minuta/document";
import {
  type PrivatePostgres,
  postgresMissing,
  startPrivatePostgres,
  startServer,
  startTcpProxy,
  type TcpProxy,
  type TestServer,
} from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { joinOver, untilSaved } from "../live/live.fixture.ts";
import { untilTrue } from "../live/two-nodes.fixture.ts";

describe.skipIf(postgresMissing() !== null)(
  "what the operator is told (needs PostgreSQL) when the database",
  () => {
    let postgres: PrivatePostgres;
    let wire: TcpProxy;
    let server: TestServer;
    let databaseUrl: string;
    beforeAll(async () => {
      postgres = await startPrivatePostgres();
      wire = await startTcpProxy({ port: postgres.port });
      databaseUrl = await postgres.newDatabase();
      const url = databaseUrl.replace(`:${postgres.port}/`, `:${wire.port}/`);
      server = await startServer({ env: { DATABASE_URL: url, MINUTA_HISTORY_DAYS: "3650" } });
    }, 120_000);
    afterAll(async () => {
      await server?.close();
      await wire?.close();
      await postgres?.close();
    });
    const callAs = async (role: string) => {
      const cookie = await server.signIn(role);
      return createCall({
        fetch,
        baseUrl: server.origin,
        headers: () => ({ cookie, origin: server.origin }),
      });
    };
    const join = async (documentId: string) =>
      joinOver({
        address: server.origin.replace("http", "ws"),
        origin: server.origin,
        cookie: await server.signIn("recordKeeper"),
        documentId,
      });
    const machine = async () => (await callAs("operator"))(endpoints.readMachine);
    const ready = async () => {
      const start = performance.now();
      const response = await fetch(`${server.origin}/readyz`);
      return {
        http: response.status,
        took: performance.now() - start,
        ...readiness.parse(await response.json()),
      };
    };
    const anyDocument = async () => {
      const { documents } = await (await callAs("recordKeeper"))(endpoints.listDocuments, {
        query: { kind: "minutes" },
      });
      return documents[0]?.id ?? "";
    };
    const write = (doc: Y.Doc, words: string) =>
      doc.transact(() => {
        const paragraph = new Y.XmlElement("paragraph");
        paragraph.insert(0, [new Y.XmlText(words)]);
        proseOf(doc).push([paragraph]);
      });

    test.each([
      ["is cut off", () => wire.cut()],
      ["says nothing any more", () => wire.blackhole()],
    ])(
      "%s: not ready within 3 s, and why; well again by itself",
      async (what, take) => {
        const writer = await join(await anyDocument());
        await writer.synced;
        expect((await ready()).status).toBe("ready");
        take();
        const from = performance.now();
        write(writer.doc, `«${what}»`);
        const away = await ready();
        expect(away).toMatchObject({ http: 503, database: "failing", fanOut: "none" });
        expect(away.took).toBeLessThan(3000);
        await untilTrue(
          async () => (await ready()).journal === "failing",
          15_000,
          "the journal is said to fail",
        );
        const told = performance.now() - from;
        expect(writer.provider.hasUnsyncedChanges).toBe(true);
        expect(await (await fetch(`${server.origin}/metrics`)).text()).toMatch(
          /^minuta_journal_waiting_seconds (?!0$)\d/m,
        );
        wire.heal();
        await untilSaved(writer.provider);
        await untilTrue(async () => (await ready()).status === "ready", 10_000, "ready again");
        expect(await machine()).toMatchObject({ fault: null, faultKind: null, damagedDocuments: [] });
        writer.leave();
        process.stdout.write(
          `database ${what}: /readyz says so after ${away.took.toFixed(0)} ms, of the journal after ${told.toFixed(0)} ms\n`,
        );
      },
      60_000,
    );

    test("is away when somebody comes to a document: asked to come again, not told that it is not there", async () => {
      const documentId = await anyDocument();
      const here = await join(documentId);
      await here.synced;
      wire.cut();
      const { websocketProvider } = here.provider.configuration;
      // Over the connection that is open already, as who goes from one document to another does.
      const { HocuspocusProvider } = await import("@hocuspocus/provider");
      const refused = Promise.withResolvers<string>();
      const other = new HocuspocusProvider({
        websocketProvider,
        name: crypto.randomUUID(),
        token: here.provider.configuration.token,
        onAuthenticationFailed: ({ reason }) => refused.resolve(reason),
      });
      other.attach();
      expect(await refused.promise).toBe("not_available");
      other.destroy();
      here.leave();
      wire.heal();
      await untilTrue(async () => (await ready()).status === "ready", 10_000, "ready again");
    }, 60_000);

    test("has texts: since when their history is kept, and for how long", async () => {
      const since = await postgres.query(databaseUrl, `select min("at") from journal_updates`);
      expect((await machine()).history).toEqual({ days: 3650, since: since.trim(), dropped: 0 });
      const metrics = await (await fetch(`${server.origin}/metrics`)).text();
      expect(metrics).toContain("minuta_journal_dropped_entries 0");
      expect(metrics).toContain(`minuta_journal_history_since_seconds ${Date.parse(since.trim()) / 1000}`);
    });

    test("holds a journal that is not what was written: named, counted, and forgotten once it is mended", async () => {
      const documentId = await anyDocument();
      await untilTrue(async () => (await machine()).rooms === 0, 10_000, "nobody is in a document");
      const spoil = (by: number) =>
        postgres.query(
          databaseUrl,
          `update journal_updates set "checksum" = "checksum" + ${by}
         where "documentId" = '${documentId}' and "sequence" = 1`,
        );
      await spoil(1);
      const shutOut = await join(documentId);
      expect(await shutOut.refused).toBe("damaged");
      shutOut.leave();
      expect((await machine()).damagedDocuments).toEqual([documentId]);
      const metrics = async () => (await fetch(`${server.origin}/metrics`)).text();
      expect(await metrics()).toContain("minuta_journal_damaged_documents 1");
      expect(server.output()).toContain(`The journal of document ${documentId} is damaged`);
      await spoil(-1);
      const back = await join(documentId);
      await back.synced;
      back.leave();
      expect((await machine()).damagedDocuments).toEqual([]);
      expect(await metrics()).toContain("minuta_journal_damaged_documents 0");
    }, 60_000);
  },
);
