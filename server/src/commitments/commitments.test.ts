import { randomUUID } from "node:crypto";
import { endpoints } from "@minuta/contract";
import { commitmentNumber } from "@minuta/domain";
import { type PrivatePostgres, postgresMissing, startPrivatePostgres } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { addCommitment, blocksOf, editText } from "../testing/edit-text.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";

let secretariat: Secretariat;
let proposalId: string;
beforeAll(async () => {
  secretariat = await openSecretariat();
  const { call } = await secretariat.as("recordKeeper");
  proposalId = (await call(endpoints.listProposals, { query: { q: "P-029" } })).proposals[0]?.id ?? "";
});
afterAll(() => secretariat.dispose());

/** A commitment draft whose text holds the blocks that `write` adds, beside the template's empty one. */
async function draftWith(
  on: Secretariat,
  aboutProposal: string,
  write: (prose: Y.XmlFragment) => void,
): Promise<string> {
  const { call } = await on.as("recordKeeper");
  const { documentId } = await call(endpoints.createDocument, {
    body: { kind: "commitmentDraft", language: "es", proposalId: aboutProposal, title: "Borrador" },
  });
  await editText(on.running.context.db, documentId, write);
  return documentId;
}

const keeper = async () => (await secretariat.as("recordKeeper")).call;

async function textOf(documentId: string) {
  return (await keeper())(endpoints.listTextCommitments, { params: { documentId } });
}

async function blockOf(documentId: string, blockId: string) {
  const found = (await textOf(documentId)).commitments.find((each) => each.blockId === blockId);
  if (found === undefined) throw new Error(`the text has no block ${blockId}`);
  return found;
}

async function adopt(
  documentId: string,
  blockId: string,
  facts: { textDigest?: string; note?: string } = {},
) {
  const block = await blockOf(documentId, blockId);
  const call = await keeper();
  return call(endpoints.adoptCommitment, {
    params: { documentId },
    body: {
      blockId,
      textDigest: block.textDigest,
      leadAgencyId: block.leadAgencyId,
      proposalIds: [proposalId],
      ...facts,
    },
  });
}

const rename = (documentId: string, title: string) =>
  editText(secretariat.running.context.db, documentId, (prose) => {
    const block = blocksOf(prose, "commitment").find((each) => each.getAttribute("id") === "a");
    const field = block?.get(0) as Y.XmlElement;
    field.delete(0, field.length);
    field.insert(0, [new Y.XmlText(title)]);
  });

describe("adopting", () => {
  test("NU-8, CM-1, CM-5: numbered at once, with its words, milestones and proposals", async () => {
    const documentId = await draftWith(secretariat, proposalId, (prose) => addCommitment(prose, "a"));
    const { commitments, proposals, mayAdopt } = await textOf(documentId);
    expect(mayAdopt).toBe(true);
    expect(proposals.map(({ number }) => number)).toEqual(["P-029"]);
    expect(
      commitments.map(({ blockId, standing, faults }) => [blockId === "a", standing, faults.length > 0]),
    ).toEqual([
      [false, "draft", true],
      [true, "draft", false],
    ]);
    expect(await refusalOf(adopt(documentId, "a", { textDigest: "f".repeat(64) }))).toBe("digest_is_stale");
    const { number: adopted } = await adopt(documentId, "a");
    expect(adopted).toBe("C-04");
    expect(await blockOf(documentId, "a")).toMatchObject({ number: "C-04", standing: "adopted" });
    const commitment = await (await keeper())(endpoints.readCommitment, { params: { number: adopted } });
    expect(commitment).toMatchObject({
      title: "Publicar el padrón a",
      status: "notStarted",
      faults: [],
      agency: { shortName: "SHCP" },
      document: { documentId },
    });
    expect(commitment.milestones.map(({ deliverable }) => deliverable)).toEqual(["Informe publicado"]);
    expect(commitment.proposals.map(({ number }) => number)).toEqual(["P-029"]);
    const dossier = await (await keeper())(endpoints.readProposal, { params: { proposalId } });
    expect([dossier.state, dossier.commitments.map(({ number }) => number)]).toEqual(["committed", ["C-04"]]);
    expect((await adopt(documentId, "a")).number).toBe("C-04");
  });

  test("CM-4: other words are flagged, refused, and get another number once the first is without effect", async () => {
    const documentId = await draftWith(secretariat, proposalId, (prose) => addCommitment(prose, "a"));
    const { number: adopted } = await adopt(documentId, "a");
    await rename(documentId, "Otro título");
    expect((await blockOf(documentId, "a")).standing).toBe("changed");
    expect(await refusalOf(adopt(documentId, "a"))).toBe("commitment_already_adopted");
    const call = await keeper();
    const voided = await call(endpoints.voidCommitment, {
      params: { number: adopted },
      body: { reason: "Las partes acordaron otra redacción." },
    });
    expect([voided.isVoid, voided.number, voided.title]).toEqual([true, adopted, "Publicar el padrón a"]);
    const again = await adopt(documentId, "a");
    expect(again.number).toBe(commitmentNumber(Number(adopted.slice(2)) + 1));
    const replacing = await call(endpoints.readCommitment, { params: { number: again.number } });
    expect(replacing.replaces).toEqual([adopted]);
    const report = { milestoneId: null, status: "limited", note: "Avance" } as const;
    expect(
      await refusalOf(call(endpoints.reportProgress, { params: { number: adopted }, body: report })),
    ).toBe("commitment_void");
    await editText(secretariat.running.context.db, documentId, (prose) => {
      prose.delete(prose.length - 1, 1);
    });
    expect((await blockOf(documentId, "a")).standing).toBe("gone");
  });

  test("CM-2, CM-3: without a title never; not verifiable with a note only, which is kept", async () => {
    const documentId = await draftWith(secretariat, proposalId, (prose) => {
      addCommitment(prose, "vague", { deliverable: "Impulsar la mejora" });
      addCommitment(prose, "untitled", { title: "" });
    });
    expect((await blockOf(documentId, "vague")).faults).toEqual([{ code: "deliverable_vague", position: 1 }]);
    expect(await refusalOf(adopt(documentId, "vague"))).toBe("not_verifiable");
    expect(await refusalOf(adopt(documentId, "untitled", { note: "Por consenso" }))).toBe("title_missing");
    const { number: adopted } = await adopt(documentId, "vague", {
      note: "El entregable se define en mayo.",
    });
    const commitment = await (await keeper())(endpoints.readCommitment, { params: { number: adopted } });
    expect([commitment.note, commitment.faults.length]).toEqual(["El entregable se define en mayo.", 1]);
  });

  test("AC-11: only the record keeper, and only proposals and agencies that there are", async () => {
    const documentId = await draftWith(secretariat, proposalId, (prose) => addCommitment(prose, "a"));
    const { textDigest } = await blockOf(documentId, "a");
    const body = { blockId: "a", textDigest, leadAgencyId: null, proposalIds: [] };
    const seat = await secretariat.as("principal", "civilSociety");
    expect(await refusalOf(seat.call(endpoints.adoptCommitment, { params: { documentId }, body }))).toBe(
      "forbidden",
    );
    const call = await keeper();
    for (const unknown of [{ leadAgencyId: randomUUID() }, { proposalIds: [randomUUID()] }]) {
      const answer = call(endpoints.adoptCommitment, {
        params: { documentId },
        body: { ...body, ...unknown },
      });
      expect(await refusalOf(answer)).toBe("not_found");
    }
    expect((await blockOf(documentId, "a")).standing).toBe("draft");
  });
});

describe("progress", () => {
  test("CM-6, CM-7, CM-8: reported by the lead agency's delegate, completed with the last milestone", async () => {
    const documentId = await draftWith(secretariat, proposalId, (prose) => addCommitment(prose, "a"));
    const { number: adopted } = await adopt(documentId, "a");
    const shcp = await secretariat.as("delegate", "SHCP");
    const params = { number: adopted };
    const report = (body: { milestoneId?: string; status: "limited" | "completed"; evidence?: string }) =>
      shcp.call(endpoints.reportProgress, { params, body: { note: "Avance del trimestre.", ...body } });
    const [milestone] = (await shcp.call(endpoints.readCommitment, { params })).milestones;
    expect(milestone?.isOverdue).toBe(true);
    const milestoneId = milestone?.id ?? "";
    expect((await report({ milestoneId, status: "limited" })).status).toBe("limited");
    expect(await refusalOf(report({ status: "completed", evidence: "Portal" }))).toBe("milestones_open");
    expect(await refusalOf(report({ milestoneId, status: "completed" }))).toBe("evidence_missing");
    expect(await refusalOf(report({ milestoneId: randomUUID(), status: "limited" }))).toBe("not_found");
    const done = await report({ milestoneId, status: "completed", evidence: "https://gob.mx/informe" });
    expect([done.status, done.milestones[0]?.completedOn === null]).toEqual(["completed", false]);
    expect(done.reports.map(({ milestonePosition, status }) => [milestonePosition, status])).toEqual([
      [1, "limited"],
      [1, "completed"],
    ]);
    const other = await secretariat.as("delegate", "INEGI");
    const foreign = other.call(endpoints.reportProgress, { params, body: { status: "limited", note: "No" } });
    expect(await refusalOf(foreign)).toBe("forbidden");
  });

  test("CM-9: the registry finds what is overdue, and the counts agree", async () => {
    const call = await keeper();
    const all = await call(endpoints.listCommitments, { query: { limit: 200 } });
    const overdue = await call(endpoints.listCommitments, { query: { overdue: "yes", limit: 200 } });
    expect(overdue.total).toBe(all.counts.overdue);
    expect(overdue.commitments.map(({ number }) => number)).toEqual(
      all.commitments.filter(({ milestonesOverdue }) => milestonesOverdue > 0).map(({ number }) => number),
    );
    expect(overdue.total).toBeGreaterThan(0);
    const completed = await call(endpoints.listCommitments, { query: { status: "completed" } });
    expect(completed.total).toBe(all.counts.byStatus.completed);
  });
});

test("PL-1, PL-2: a plan in its order, of commitments in force; one without effect stays in it", async () => {
  const call = await keeper();
  const body = {
    title: "Plan 2012",
    startsOn: "2012-01-01",
    endsOn: "2012-12-31",
    numbers: ["C-02", "C-01"],
  };
  const plan = await call(endpoints.makeActionPlan, { body });
  expect(plan.commitments.map(({ number, fitsPeriod }) => [number, fitsPeriod])).toEqual([
    ["C-02", false],
    ["C-01", true],
  ]);
  const arrange = (change: Partial<typeof body>) =>
    call(endpoints.arrangeActionPlan, { params: { planId: plan.id }, body: { ...body, ...change } });
  expect(await refusalOf(arrange({ endsOn: "2011-01-01" }))).toBe("plan_period_reversed");
  expect(await refusalOf(arrange({ numbers: ["C-01", "C-01"] }))).toBe("commitment_twice");
  expect(await refusalOf(arrange({ numbers: ["C-9999"] }))).toBe("commitment_not_in_force");
  await call(endpoints.voidCommitment, { params: { number: "C-02" }, body: { reason: "Se une a otro." } });
  const kept = await arrange({ numbers: ["C-01", "C-02"] });
  expect(kept.commitments.map(({ number, isVoid }) => [number, isVoid])).toEqual([
    ["C-01", false],
    ["C-02", true],
  ]);
  await arrange({ numbers: ["C-01"] });
  expect(await refusalOf(arrange({ numbers: ["C-01", "C-02"] }))).toBe("commitment_not_in_force");
  const { plans } = await call(endpoints.listActionPlans);
  expect(plans.map(({ id, commitments }) => [id === plan.id, commitments])).toEqual([[true, 1]]);
});

/** Fifty record keepers press at once; each commitment gets one number and none is left out. */
async function adoptFifty(on: Secretariat): Promise<void> {
  const { call } = await on.as("recordKeeper");
  const { proposals } = await call(endpoints.listProposals, { query: { q: "P-005" } });
  const documentId = await draftWith(on, proposals[0]?.id ?? "", (prose) => {
    for (let index = 0; index < 50; index += 1) addCommitment(prose, `block-${index}`);
  });
  const params = { documentId };
  const { counts } = await call(endpoints.listCommitments);
  const blocks = (await call(endpoints.listTextCommitments, { params })).commitments.filter(({ blockId }) =>
    blockId.startsWith("block-"),
  );
  expect(blocks).toHaveLength(50);
  const adopted = await Promise.all(
    blocks.map(({ blockId, textDigest }) =>
      call(endpoints.adoptCommitment, { params, body: { blockId, textDigest, leadAgencyId: null } }),
    ),
  );
  const numbers = adopted.map(({ number }) => Number(number.slice(2))).sort((one, other) => one - other);
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => counts.inForce + 1 + index));
}

describe("NU-8: fifty adoptions at once, fifty numbers without a gap", () => {
  test("on SQLite", async () => {
    const own = await openSecretariat();
    try {
      await adoptFifty(own);
    } finally {
      await own.dispose();
    }
  }, 120_000);

  describe.skipIf(postgresMissing() !== null)("on PostgreSQL (needs PostgreSQL)", () => {
    let postgres: PrivatePostgres;
    beforeAll(async () => {
      postgres = await startPrivatePostgres();
    });
    afterAll(() => postgres.close());

    test("with the lists that other queries give there", async () => {
      const DATABASE_URL = await postgres.newDatabase();
      const one = await openSecretariat({ DATABASE_URL });
      try {
        await adoptFifty(one);
        const { call } = await one.as("recordKeeper");
        const { counts } = await call(endpoints.listCommitments, { query: { overdue: "yes", q: "padrón" } });
        expect(counts.inForce).toBe(53);
        const coverage = await call(endpoints.readCoverage);
        expect(coverage.total).toBe(45);
        expect((await call(endpoints.listMeetingForms)).counts.all).toBe(42);
        expect((await call(endpoints.readCompliance)).requirements).toHaveLength(8);
        expect((await call(endpoints.listProposals, { query: { state: "accepted" } })).total).toBe(
          coverage.byState.accepted,
        );
      } finally {
        await one.dispose();
      }
    }, 120_000);
  });
});
