import { endpoints } from "@minuta/contract";
import type { Party, Role } from "@minuta/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { closedForm, sign, startForm } from "../testing/walk.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

test("a subject has one document: asking again, or at once, answers with the same", async () => {
  const { call } = await secretariat.as("delegate", "Artículo 19");
  const { proposals } = await call(endpoints.listProposals);
  const proposal = proposals.find(({ number }) => number === "P-004");
  const body = { kind: "proposal", language: "en", proposalId: proposal?.id ?? "" } as const;
  const started = await Promise.all(
    Array.from({ length: 8 }, () => call(endpoints.createDocument, { body })),
  );
  expect(new Set(started.map(({ documentId }) => documentId)).size).toBe(1);
  expect(await call(endpoints.createDocument, { body })).toEqual(started[0]);
  const documentId = started[0]?.documentId ?? "";
  const document = await call(endpoints.readDocument, { params: { documentId } });
  expect(document).toMatchObject({
    kind: "proposal",
    key: "P-004",
    state: "draft",
    access: "write",
    language: "en",
  });
  const text = await secretariat.running.context.live.read(documentId);
  expect([text.sequence, text.faults]).toEqual([1, []]);
  expect(JSON.stringify(text.text)).toContain("Public problem");
});

test("a subject that does not exist has no document", async () => {
  const { call } = await secretariat.as("recordKeeper");
  const body = {
    kind: "minutes",
    language: "es",
    sessionId: "00000000-0000-4000-8000-000000000000",
  } as const;
  expect(await refusalOf(call(endpoints.createDocument, { body }))).toBe("not_found");
});

test("what the person may do is told with the document, as `can` says", async () => {
  const documentId = await startForm(secretariat);
  const params = { documentId };
  const mayOf = async (role: "recordKeeper" | "principal" | "guest", of?: string) => {
    const { call } = await secretariat.as(role, of);
    const { access, may } = await call(endpoints.readDocument, { params });
    return [access, may];
  };
  const none = {
    recordAttendance: false,
    close: false,
    reopen: false,
    publish: false,
    noteSource: false,
    chooseSource: false,
    signOnPaper: false,
    classify: false,
    startErratum: false,
    withdrawErratum: false,
    signFor: [],
  };
  expect(await mayOf("recordKeeper")).toEqual(["write", { ...none, recordAttendance: true, close: true }]);
  expect(await mayOf("principal", "government")).toEqual(["write", none]);
  expect(await mayOf("guest")).toEqual(["comment", none]);
});

test("attendance is a row per seat with the office of whoever acts for it", async () => {
  const documentId = await startForm(secretariat);
  const { call } = await secretariat.as("recordKeeper");
  const params = { documentId, party: "government" } as const;
  const present = {
    mode: "remote",
    capacity: "alternate",
    arrivedAt: "2012-01-09T10:00:00-06:00",
    departedAt: null,
  } as const;
  expect(await refusalOf(call(endpoints.recordAttendance, { params, body: present }))).toBe("invalid_input");
  const utc = { ...present, arrivedAt: "2012-01-09T16:00:00Z" };
  await call(endpoints.recordAttendance, { params, body: utc });
  const { attendance } = await call(endpoints.recordAttendance, { params, body: utc });
  expect(attendance).toEqual([
    {
      party: "government",
      mode: "remote",
      capacity: "alternate",
      office: "Suplente, Secretaría de la Función Pública",
      institution: "Secretaría de la Función Pública",
      arrivedAt: "2012-01-09T16:00:00.000Z",
      departedAt: null,
    },
  ]);
});

test("a ticket is for one document and one use, and expires", async () => {
  const documentId = await startForm(secretariat);
  const { call } = await secretariat.as("delegate", "Fundar");
  const { tickets } = secretariat.running.context;
  const issue = () => call(endpoints.issueTicket, { params: { documentId } });
  const { ticket } = await issue();
  expect(await tickets.redeem(ticket, documentId)).toMatchObject({
    name: "Titular, Fundar",
    party: "civilSociety",
  });
  expect(await tickets.redeem(ticket, documentId)).toBeNull();
  const other = await issue();
  expect(await tickets.redeem(other.ticket, "00000000-0000-4000-8000-000000000000")).toBeNull();
  const late = await issue();
  secretariat.pass(30_001);
  expect(await tickets.redeem(late.ticket, documentId)).toBeNull();
});

test("SE-3: a text that waits for signatures tells which seats nobody holds", async () => {
  const { documentId, record } = await closedForm(secretariat);
  const { call } = await secretariat.as("recordKeeper");
  const vacant = async () => (await call(endpoints.readDocument, { params: { documentId } })).vacantSeats;
  expect(await vacant()).toEqual([]);
  await sign(secretariat, documentId, "government", record.digest);
  const { db } = secretariat.running.context;
  const end = (party: Party, role: Role) =>
    db
      .updateTable("mandates")
      .set({ endsOn: "2011-12-31" })
      .where("party", "=", party)
      .where("role", "=", role)
      .execute();
  await end("institute", "principal");
  // Its alternate acts for it.
  expect(await vacant()).toEqual([]);
  await end("institute", "alternate");
  await end("government", "principal");
  await end("government", "alternate");
  expect(await vacant()).toEqual(["government", "institute"]);
});
