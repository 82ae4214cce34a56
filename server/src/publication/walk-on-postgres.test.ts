import { readdir } from "node:fs/promises";
import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { verify } from "@minuta/record";
import { type PrivatePostgres, postgresMissing, startPrivatePostgres } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { editText } from "../testing/edit-text.ts";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { closedForm, sign } from "../testing/walk.ts";

describe.skipIf(postgresMissing() !== null)(
  "the walk on PostgreSQL, with two nodes (needs PostgreSQL)",
  () => {
    let postgres: PrivatePostgres;
    let one: Secretariat;
    let other: Secretariat;
    let isNew: boolean[];
    beforeAll(async () => {
      postgres = await startPrivatePostgres();
      const DATABASE_URL = await postgres.newDatabase();
      // Two start on an empty database at once; none shares a folder with another.
      const [first, second] = await Promise.all([
        openSecretariat({ DATABASE_URL }),
        openSecretariat({ DATABASE_URL }),
      ]);
      isNew = [first, second].map(({ running }) => running.isNew);
      await second.dispose();
      one = first;
      other = await openSecretariat({ DATABASE_URL });
    });
    afterAll(async () => {
      await one?.dispose();
      await other?.dispose();
      await postgres.close();
    });

    test("is founded once", async () => {
      const founded = await one.running.context.db
        .selectFrom("events")
        .select("sequence")
        .where("type", "=", "secretariat.founded")
        .execute();
      expect(founded).toHaveLength(1);
      expect(isNew).toContain(true);
      expect(other.running.isNew).toBe(false);
    });

    test("a sign-in and a ticket of one node are good at the other, a ticket once", async () => {
      // The links of the node that made its links last are the ones that stand.
      const visitor = await other.as("recordKeeper");
      const here = one.with(visitor.cookie);
      const { documents } = await here.call(endpoints.listDocuments, { query: { kind: "minutes" } });
      const documentId = documents[0]?.id ?? "";
      const { ticket } = await here.call(endpoints.issueTicket, { params: { documentId } });
      const redeemed = await Promise.all(
        [one, other, one, other].map(({ running }) => running.context.tickets.redeem(ticket, documentId)),
      );
      expect(redeemed.filter((person) => person !== null)).toHaveLength(1);
    });

    test("what one node closes, signs and publishes, the other serves", async () => {
      const { documentId, record } = await closedForm(other);
      for (const party of parties) await sign(other, documentId, party, record.digest);
      const { call } = await other.as("recordKeeper");
      const { address } = await call(endpoints.publishDocument, { params: { documentId } });
      for (const node of [one, other]) {
        const answer = await node.with("").ask(`${address}/record.json`);
        const checks = await verify(new Uint8Array(await answer.arrayBuffer()));
        expect(checks.length).toBeGreaterThan(0);
        expect(checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
      }
      expect(await readdir(one.folder)).not.toContain("files");
    });

    test("LI-11: an erratum that one node began, the other withdraws", async () => {
      const { documentId, record } = await closedForm(other);
      for (const party of parties) await sign(other, documentId, party, record.digest);
      const params = { documentId };
      const visitor = await other.as("recordKeeper");
      const here = one.with(visitor.cookie).call;
      const there = visitor.call;
      await here(endpoints.publishDocument, { params, body: {} });
      const published = (await one.running.context.live.read(documentId)).text;
      await here(endpoints.startErratum, { params, body: { reason: "Sobra un párrafo." } });
      await editText(one.running.context.db, documentId, (prose) => prose.delete(0, 1));
      expect((await other.running.context.live.read(documentId)).text).not.toEqual(published);
      await there(endpoints.withdrawErratum, { params });
      for (const node of [one, other])
        expect((await node.running.context.live.read(documentId)).text).toEqual(published);
      expect(await here(endpoints.readDocument, { params })).toMatchObject({
        state: "published",
        record: { digest: record.digest },
      });
    });
  },
);
