import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { parseTlogProof, parseVerifierKey, verifyInclusion } from "@minuta/record";
import { type PrivatePostgres, postgresMissing, startPrivatePostgres } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { closedForm, sign } from "../testing/walk.ts";
import {
  bring,
  cosignedNote,
  publish,
  publishForm,
  registerWitness,
  signedForm,
  textAt,
} from "./watched-log.fixture.ts";

describe.skipIf(postgresMissing() !== null)(
  "the transparency log on PostgreSQL, with two nodes (needs PostgreSQL)",
  () => {
    let postgres: PrivatePostgres;
    let one: Secretariat;
    let other: Secretariat;
    beforeAll(async () => {
      postgres = await startPrivatePostgres();
      const DATABASE_URL = await postgres.newDatabase();
      one = await openSecretariat({ DATABASE_URL });
      other = await openSecretariat({ DATABASE_URL });
    });
    afterAll(async () => {
      await one?.dispose();
      await other?.dispose();
      await postgres.close();
    });

    test("what both nodes publish at once gets indices without a gap, under one name and key", async () => {
      // The links of the node that made its links last are the ones that stand.
      const { cookie } = await other.as("recordKeeper");
      const documents: string[] = [];
      for (let count = 0; count < 6; count += 1) documents.push(await signedForm(other));
      const { call } = one.with(cookie);
      const publishHere = async (documentId: string) =>
        (await call(endpoints.publishDocument, { params: { documentId } })).address;
      const addresses = await Promise.all(
        documents.map((documentId, at) =>
          at % 2 === 0 ? publishHere(documentId) : publish(other, documentId),
        ),
      );
      const logKey = parseVerifierKey((await textAt(one, "/log/key")).trim());
      if (logKey === null) throw new Error("the log has no key");
      expect(await textAt(other, "/log/checkpoint")).toBe(await textAt(one, "/log/checkpoint"));
      const indices: number[] = [];
      for (const [at, address] of addresses.entries()) {
        const proof = await textAt(at % 2 === 0 ? other : one, `${address}/proof.tlog`);
        const entry = parseTlogProof(proof)?.extra ?? new Uint8Array();
        const verdict = await verifyInclusion(entry, proof, { logKey, witnesses: [], quorum: 0, seen: null });
        if (verdict.fault !== null) throw new Error(verdict.fault);
        indices.push(verdict.index);
      }
      expect(indices.toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
    });

    test("a cosignature that one node takes, the other serves", async () => {
      const witness = await registerWitness(other, "government", 5);
      const note = await textAt(one, "/log/checkpoint");
      const now = Math.floor(Date.now() / 1000);
      expect((await bring(one, await cosignedNote(note, witness, now))).status).toBe(200);
      expect(await textAt(other, "/log/checkpoint")).toContain(`— ${witness.name} `);
    });

    test("a publication that fails leaves no entry, and the next takes its index", async () => {
      const { db } = one.running.context;
      const { documentId, record } = await closedForm(other);
      for (const party of parties) await sign(other, documentId, party, record.digest);
      const { hashes } = await db
        .selectFrom("log_tiles")
        .select("hashes")
        .where("level", "=", 0)
        .executeTakeFirstOrThrow();
      await db
        .updateTable("log_tiles")
        .set({ hashes: Buffer.alloc(32) })
        .execute();
      await expect(publish(other, documentId)).rejects.toThrow();
      await db.updateTable("log_tiles").set({ hashes }).execute();
      await publishForm(other);
      const rows = await db.selectFrom("log_entries").select("entryIndex").orderBy("entryIndex").execute();
      expect(rows.map(({ entryIndex }) => entryIndex)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    });
  },
);
