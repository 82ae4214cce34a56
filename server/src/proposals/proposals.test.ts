import { randomUUID } from "node:crypto";
import { endpoints, type InputOf } from "@minuta/contract";
import { proposalNumber, proposalStates } from "@minuta/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { editText } from "../testing/edit-text.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { proposalSearchText } from "./search-text.ts";

let secretariat: Secretariat;
let agencyIds: Map<string, string>;
beforeAll(async () => {
  secretariat = await openSecretariat();
  const { call } = await secretariat.as("recordKeeper");
  const { organizations } = await call(endpoints.readSecretariat);
  agencyIds = new Map(organizations.map(({ id, shortName }) => [shortName, id]));
});
afterAll(() => secretariat.dispose());

const agency = (shortName: string) => agencyIds.get(shortName) ?? "";
const reasons = "La información existe y se publicará cada trimestre.";

async function submit(title = "Padrón de becas") {
  const { call } = await secretariat.as("delegate", "Fundar");
  return call(endpoints.submitProposal, { body: { organizationId: agency("Fundar"), title } });
}
async function assign(proposalId: string, ...shortNames: string[]) {
  const { call } = await secretariat.as("recordKeeper");
  return call(endpoints.assignAgencies, {
    params: { proposalId },
    body: { agencyIds: shortNames.map(agency) },
  });
}
const respond = async (
  of: string,
  proposalId: string,
  outcome: "accepted" | "partial" | "declined",
  words = reasons,
) => {
  const { call } = await secretariat.as("delegate", of);
  return call(endpoints.respondToProposal, {
    params: { proposalId },
    body: { agencyId: agency(of), outcome, reasons: words },
  });
};

describe("a proposal on its way", () => {
  test("NU-2, AC-15: a delegate puts it forward and the server numbers it, also twenty at once", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, (_, index) => submit(`Propuesta ${index}`)));
    const numbers = made.map(({ number }) => number).sort();
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => proposalNumber(46 + index)));
    const { call } = await secretariat.as("delegate", "Artículo 19");
    const foreign = call(endpoints.submitProposal, {
      body: { organizationId: agency("Fundar"), title: "Ajena" },
    });
    expect(await refusalOf(foreign)).toBe("forbidden");
  });

  test("PR-3, PR-4, RR-2: submitted, assigned, answered, declined, accepted; what was said before stays", async () => {
    const { proposalId } = await submit();
    const { call } = await secretariat.as("recordKeeper");
    const read = () => call(endpoints.readProposal, { params: { proposalId } });
    expect((await read()).state).toBe("submitted");
    expect((await assign(proposalId, "SHCP", "INEGI")).state).toBe("assigned");
    expect((await respond("SHCP", proposalId, "declined")).state).toBe("answered");
    expect((await respond("INEGI", proposalId, "declined")).state).toBe("declined");
    const dossier = await respond("SHCP", proposalId, "partial", "Se publicará una parte este mismo año.");
    expect(dossier.state).toBe("accepted");
    expect(
      dossier.responses.map(({ agency, outcome, supersededAt }) => [
        agency.shortName,
        outcome,
        supersededAt === null,
      ]),
    ).toEqual([
      ["SHCP", "partial", true],
      ["INEGI", "declined", true],
      ["SHCP", "declined", false],
    ]);
    expect(dossier.agencies.every(({ answered }) => answered)).toBe(true);
  });

  test("RR-1, RR-3: no reason is no response, and only who was asked answers", async () => {
    const { proposalId } = await submit();
    await assign(proposalId, "SHCP");
    expect(await refusalOf(respond("SHCP", proposalId, "declined", "No."))).toBe("reasons_too_short");
    expect(await refusalOf(respond("INEGI", proposalId, "accepted"))).toBe("agency_not_assigned");
    const { call } = await secretariat.as("delegate", "INEGI");
    const foreign = call(endpoints.respondToProposal, {
      params: { proposalId },
      body: { agencyId: agency("SHCP"), outcome: "accepted", reasons },
    });
    expect(await refusalOf(foreign)).toBe("forbidden");
    await respond("SHCP", proposalId, "accepted");
    expect(await refusalOf(assign(proposalId, "INEGI"))).toBe("agency_answered");
    expect(await refusalOf(assign(proposalId, "SHCP", "Fundar"))).toBe("not_found");
    expect((await assign(proposalId, "SHCP", "INEGI")).agencies.map(({ shortName }) => shortName)).toEqual([
      "SHCP",
      "INEGI",
    ]);
  });

  test("PR-6: withdrawn by its organization, once; then nobody answers; with a commitment it stays", async () => {
    const { proposalId } = await submit();
    await assign(proposalId, "SHCP");
    const fundar = await secretariat.as("delegate", "Fundar");
    const withdraw = (id: string) =>
      fundar.call(endpoints.withdrawProposal, {
        params: { proposalId: id },
        body: { reason: "Se une a otra." },
      });
    const first = await withdraw(proposalId);
    expect([first.state, first.withdrawReason]).toEqual(["withdrawn", "Se une a otra."]);
    expect((await withdraw(proposalId)).withdrawnAt).toBe(first.withdrawnAt);
    expect(await refusalOf(respond("SHCP", proposalId, "accepted"))).toBe("proposal_withdrawn");
    expect(await refusalOf(assign(proposalId, "INEGI"))).toBe("proposal_withdrawn");
    const { proposals } = await fundar.call(endpoints.listProposals, { query: { q: "P-024" } });
    expect(proposals[0]?.state).toBe("committed");
    expect(await refusalOf(withdraw(proposals[0]?.id ?? ""))).toBe("proposal_committed");
  });
});

describe("the list", () => {
  const list = async (query: NonNullable<InputOf<typeof endpoints.listProposals>["query"]>) =>
    (await secretariat.as("recordKeeper")).call(endpoints.listProposals, { query });

  test("PR-4, PR-5: the list of each state holds as many as the coverage counts, and each in that state", async () => {
    const { call } = await secretariat.as("recordKeeper");
    const coverage = await call(endpoints.readCoverage);
    let sum = 0;
    for (const state of proposalStates) {
      const { proposals, total } = await list({ state, limit: 200 });
      expect([state, total]).toEqual([state, coverage.byState[state]]);
      expect(new Set(proposals.map((proposal) => proposal.state)).size).toBe(total === 0 ? 0 : 1);
      sum += total;
    }
    expect(sum).toBe(coverage.total);
  });

  test("words without their accents, the organization, the agency, pages", async () => {
    expect((await list({ q: "publicidad ofici articulo" })).proposals.map(({ number }) => number)).toEqual([
      "P-001",
    ]);
    expect((await list({ q: "100%_nada" })).total).toBe(0);
    const asked = await list({ agencyId: agency("SEMARNAT") });
    expect(asked.total).toBeGreaterThan(0);
    for (const { agencies } of asked.proposals) {
      expect(agencies.map(({ shortName }) => shortName)).toContain("SEMARNAT");
    }
    const own = await list({ organizationId: agency("CIDAC") });
    expect(new Set(own.proposals.map(({ organization }) => organization.shortName))).toEqual(
      new Set(["CIDAC"]),
    );
    expect((await list({ limit: 10, offset: 5000 })).total).toBeGreaterThanOrEqual(45);
    const one = await list({ limit: 10, offset: 10 });
    expect(one.proposals.map(({ number }) => number)).toEqual(
      Array.from({ length: 10 }, (_, index) => proposalNumber(11 + index)),
    );
  });
});

test("a text's changes are told by who made them, with the words", async () => {
  const { db } = secretariat.running.context;
  const { call } = await secretariat.as("delegate", "Artículo 19");
  const { proposals } = await call(endpoints.listProposals, { query: { q: "P-001" } });
  const documentId = proposals[0]?.document?.documentId ?? "";
  const { userId } = await call(endpoints.me);
  await editText(db, documentId, (prose) => {
    const paragraph = new Y.XmlElement("paragraph");
    prose.insert(prose.length, [paragraph]);
    paragraph.insert(0, [new Y.XmlText("Se publicará cada contrato de publicidad.")]);
  });
  await db
    .updateTable("journal_updates")
    .set({ authorId: userId })
    .where("documentId", "=", documentId)
    .where("sequence", "=", 2)
    .execute();
  const { sittings, hasMore } = await call(endpoints.listWordingChanges, { params: { documentId } });
  expect(hasMore).toBe(false);
  expect(sittings).toHaveLength(2);
  expect(sittings[0]?.by?.party).toBe("civilSociety");
  expect(sittings[0]?.added).toEqual(["Se publicará cada contrato de publicidad."]);
  expect(sittings[0]?.removed).toEqual([]);
  expect(sittings[1]?.by).toBeNull();

  // Of what is left once the first entry was dropped, who and when is told; its words rest on what is gone.
  await db
    .deleteFrom("journal_updates")
    .where("documentId", "=", documentId)
    .where("sequence", "=", 1)
    .execute();
  await db.updateTable("documents").set({ journalDropped: 1 }).where("id", "=", documentId).execute();
  const left = await call(endpoints.listWordingChanges, { params: { documentId } });
  expect(left.hasMore).toBe(true);
  expect(left.sittings).toMatchObject([{ by: { party: "civilSociety" }, added: [], removed: [] }]);
});

test("10,000 proposals: each list and the coverage, printed", async () => {
  const { db, newId, clock } = secretariat.running.context;
  const organizations = await db.selectFrom("organizations").select(["id", "kind", "shortName"]).execute();
  const owners = organizations.filter(({ kind }) => kind === "organization");
  const agencies = organizations.filter(({ kind }) => kind === "agency");
  const at = clock().toISOString();
  const { userId } = await (await secretariat.as("recordKeeper")).call(endpoints.me);
  await db.transaction().execute(async (transaction) => {
    for (let from = 0; from < 10_000; from += 500) {
      const rows = Array.from({ length: 500 }, (_, index) => {
        const owner = owners[(from + index) % owners.length];
        const number = proposalNumber(1000 + from + index);
        const titles = { titleEs: `Propuesta de prueba ${number}`, titleEn: `Test proposal ${number}` };
        const searchText = proposalSearchText({ number, ...titles, organization: owner?.shortName ?? "" });
        return {
          id: newId(),
          number,
          organizationId: owner?.id ?? "",
          ...titles,
          sample: 1 as const,
          searchText,
        };
      });
      await transaction.insertInto("proposals").values(rows).execute();
      await transaction
        .insertInto("proposal_agencies")
        .values(
          rows.map(({ id }, index) => ({
            proposalId: id,
            agencyId: agencies[index % agencies.length]?.id ?? "",
            assignedAt: at,
            assignedBy: null,
          })),
        )
        .execute();
      await transaction
        .insertInto("reasoned_responses")
        .values(
          rows.slice(0, 250).map(({ id }, index) => ({
            id: newId(),
            proposalId: id,
            agencyId: agencies[index % agencies.length]?.id ?? "",
            outcome: index % 2 === 0 ? ("accepted" as const) : ("declined" as const),
            reasons,
            at,
            by: userId,
            supersededAt: null,
          })),
        )
        .execute();
    }
  });
  const { ask } = await secretariat.as("recordKeeper");
  for (const path of [
    "/api/proposals",
    "/api/proposals?offset=9900",
    "/api/proposals?state=declined",
    "/api/proposals?q=prueba%20fundar",
    `/api/proposals?agencyId=${agency("SHCP")}`,
    "/api/proposal-coverage",
  ]) {
    const times: number[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      const start = performance.now();
      const answer = await ask(path);
      await answer.arrayBuffer();
      times.push(performance.now() - start);
      expect(answer.status).toBe(200);
    }
    const median = times.sort((one, other) => one - other)[3] ?? 0;
    process.stdout.write(
      `figure: ${path.replace(/[0-9a-f-]{36}/, "ID")} over 10,000 proposals ${median.toFixed(0)} ms (reach ≤ 100 ms)\n`,
    );
  }
  expect(
    await refusalOf(
      (await secretariat.as("recordKeeper")).call(endpoints.readProposal, {
        params: { proposalId: randomUUID() },
      }),
    ),
  ).toBe("not_found");
});
