import { setImmediate } from "node:timers/promises";
import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { type PrivatePostgres, postgresMissing, startPrivatePostgres } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { closedForm, sign } from "../testing/walk.ts";
import { finishedPages } from "./finished-pages.ts";

const visit = (node: Secretariat, path: string, headers: Record<string, string> = {}) =>
  node.with("").ask(path, { headers });

async function publishForm(node: Secretariat): Promise<string> {
  const { documentId, record } = await closedForm(node);
  for (const party of parties) await sign(node, documentId, party, record.digest);
  const { call } = await node.as("recordKeeper");
  return (await call(endpoints.publishDocument, { params: { documentId } })).address;
}

/** The tag of a page, once it is kept and given again. */
async function tagOf(node: Secretariat, path: string): Promise<string> {
  const first = await visit(node, path);
  const again = await visit(node, path);
  expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
  expect(await again.text()).toBe(await first.text());
  return again.headers.get("etag") ?? "";
}

describe("finished pages of a node", () => {
  let node: Secretariat;
  beforeAll(async () => {
    node = await openSecretariat();
  });
  afterAll(() => node.dispose());

  it("are the same from memory, header for header, and answer 304 and HEAD", async () => {
    const headersOf = async () => {
      const { headers } = await visit(node, "/propuestas");
      return [...headers].filter(([name]) => !["x-request-id", "date"].includes(name)).sort();
    };
    const made = await headersOf();
    expect(await headersOf()).toEqual(made);
    const tag = await tagOf(node, "/propuestas");
    const known = await visit(node, "/propuestas", { "if-none-match": `"other", W/${tag}` });
    expect([known.status, await known.text()]).toEqual([304, ""]);
    const head = await node.with("").ask("/propuestas", { method: "HEAD" });
    expect([head.status, await head.text(), head.headers.get("etag")]).toEqual([200, "", tag]);
  });

  it("are made anew at once after a publication, a progress report and an answer to a proposal", async () => {
    const paths = ["/", "/plan", "/novedades.atom", "/sitemap.xml", "/catalogo.jsonld"];
    const before = await Promise.all(paths.map((path) => tagOf(node, path)));
    const address = await publishForm(node);
    const after = await Promise.all(paths.map((path) => visit(node, path)));
    for (const [index, answer] of after.entries()) {
      expect([paths[index], answer.headers.get("etag") === before[index]]).toEqual([paths[index], false]);
    }
    expect(await (await visit(node, "/")).text()).toContain(`href="${address}"`);

    const commitment = await tagOf(node, "/compromisos/c-02");
    await node.running.context.db
      .updateTable("commitments")
      .set({ status: "completed" })
      .where("number", "=", "C-02")
      .execute();
    expect((await visit(node, "/compromisos/c-02")).headers.get("etag")).not.toBe(commitment);
  });

  it("are made anew on another day, which makes milestones overdue", async () => {
    const { db, clock } = node.running.context;
    const day = (ahead: number) =>
      new Date(clock().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
    await db
      .updateTable("milestones")
      .set({ endsOn: day(1), completedOn: null })
      .where("number", "=", "C-03")
      .execute();
    const overdue = async () =>
      (await (await visit(node, "/compromisos/c-03")).text()).includes('class="overdue"');
    expect([await overdue(), await overdue()]).toEqual([false, false]);
    node.pass(3 * 86_400_000);
    expect(await overdue()).toBe(true);
  });

  it("are not made anew for what the portal does not show", async () => {
    const { db, clock } = node.running.context;
    const before = await db.selectFrom("portal_changes").select("version").executeTakeFirst();
    await db
      .insertInto("events")
      .values({
        at: clock().toISOString(),
        type: "comment.added",
        actorId: null,
        signInId: null,
        subjectId: "x",
        data: "{}",
      })
      .execute();
    expect(await db.selectFrom("portal_changes").select("version").executeTakeFirst()).toEqual(before);
  });
});

describe.skipIf(postgresMissing() !== null)(
  "finished pages of two nodes over PostgreSQL (needs PostgreSQL)",
  () => {
    let postgres: PrivatePostgres;
    let nodes: Secretariat[] = [];
    beforeAll(async () => {
      postgres = await startPrivatePostgres();
      const DATABASE_URL = await postgres.newDatabase();
      const one = await openSecretariat({ DATABASE_URL });
      nodes = [one, await openSecretariat({ DATABASE_URL })];
    });
    afterAll(async () => {
      for (const node of nodes) await node.dispose();
      await postgres.close();
    });

    it("show what the other node published, at once, and find it", async () => {
      const [one, other] = nodes as [Secretariat, Secretariat];
      const tags = await Promise.all(nodes.map((node) => tagOf(node, "/plan")));
      const address = await publishForm(other);
      for (const [index, node] of nodes.entries()) {
        const answer = await visit(node, "/plan");
        expect(answer.headers.get("etag")).not.toBe(tags[index]);
        expect(await answer.text()).toContain(`href="${address}"`);
      }
      const key = address.slice("/registros/".length);
      const found = await (await visit(one, `/buscar?q=${key}&tipo=meetingForm&anio=2012`)).text();
      expect(found).toContain(`class="title" href="${address}"`);
      expect(await (await visit(one, `/buscar?q=presupuesto`)).text()).toContain("/propuestas/p-0");
      expect(await (await visit(one, "/acuerdos?estado=open&palabras=nada&responsable=x")).text()).toContain(
        "Ningún acuerdo",
      );
    });

    it("are counted once a transaction, however much it changes", async () => {
      const [{ running }] = nodes as [Secretariat];
      const { db } = running.context;
      const version = async () =>
        Number((await db.selectFrom("portal_changes").select("version").executeTakeFirst())?.version);
      const before = await version();
      await db.transaction().execute(async (transaction) => {
        await transaction.updateTable("proposals").set({ withdrawReason: "" }).execute();
        await transaction.updateTable("organizations").set({ position: 1 }).execute();
      });
      expect(await version()).toBe(before + 1);
    });
  },
);

describe("the question whether anything has changed", () => {
  it("is asked after whoever asks came, and once for all who wait", async () => {
    const asked: ((version: string) => void)[] = [];
    const pages = finishedPages(
      () => new Promise((resolve) => asked.push(resolve)),
      () => undefined,
    );
    const first = [pages.version(), pages.version()];
    await setImmediate();
    await setImmediate();
    expect(asked).toHaveLength(1);
    const later = [pages.version(), pages.version(), pages.version()];
    await setImmediate();
    await setImmediate();
    expect(asked).toHaveLength(1);
    asked[0]?.("1");
    expect(await Promise.all(first)).toEqual(["1", "1"]);
    await setImmediate();
    await setImmediate();
    expect(asked).toHaveLength(2);
    asked[1]?.("2");
    expect(await Promise.all(later)).toEqual(["2", "2", "2"]);
  });
});
