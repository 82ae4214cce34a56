import { addressOf, endpoints } from "@minuta/contract";
import { keySlug, parties } from "@minuta/domain";
import type { ThirdRecordContent } from "@minuta/record";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import {
  adoptAll,
  callTheRoll,
  heldMinutes,
  refuse,
  sign,
  startForm,
  writeResolutions,
} from "../testing/walk.ts";

let secretariat: Secretariat;

beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "latin1");
const pdfDigest = "14fb1bb0a3f76503d164c7fd78a07c420c2f07eecd41793b406c6f75f2bc2aba";

/** A session that follows up an earlier resolution, with an annex; held, and its minutes closed. */
async function closedWithFollowUp() {
  const { call, ask } = await secretariat.as("recordKeeper");
  const earlier = await heldMinutes(secretariat);
  const { resolutions } = await call(endpoints.listTextResolutions, {
    params: { documentId: earlier.documentId },
  });
  const number = resolutions[0]?.number ?? "";
  const plan = await call(endpoints.planSession, {
    body: { kind: "regular", heldOn: "2012-03-22", place: "Sala de consejo" },
  });
  const params = { sessionId: plan.id };
  const query = {
    title: "Informe de avance",
    fileName: "informe.pdf",
    agendaItemId: plan.agenda[2]?.id ?? "",
  };
  const added = await ask(addressOf(endpoints.addAnnex, { params, query }), { method: "POST", body: pdf });
  expect(added.status).toBe(200);
  const { documentId } = await call(endpoints.openSession, {
    params,
    body: { presiding: "institute", language: "es" },
  });
  await callTheRoll(secretariat, documentId);
  await writeResolutions(secretariat, documentId);
  await adoptAll(secretariat, documentId);
  await call(endpoints.adjournSession, { params, body: { nextSession: "12 de abril, 10:00" } });
  const record = await call(endpoints.closeDocument, { params: { documentId } });
  return { sessionId: plan.id, documentId, number, record };
}

/** Changes every kind of row that the minutes were drawn from: one by a report, the others behind the software's back. */
async function changeRows({ documentId, sessionId, number }: Awaited<ReturnType<typeof closedWithFollowUp>>) {
  const { call } = await secretariat.as("recordKeeper");
  const { db } = secretariat.running.context;
  await call(endpoints.reportFollowUp, {
    params: { slug: keySlug(number) },
    body: { status: "inProgress", note: "Lo que se supo después." },
  });
  await db
    .updateTable("attendance")
    .set({ office: "Otro cargo", institution: "Otra institución", arrivedAt: "2012-03-20T17:17:00.000Z" })
    .where("documentId", "=", documentId)
    .where("party", "=", "government")
    .execute();
  await db
    .updateTable("agenda_items")
    .set({ title: "Otro punto" })
    .where("sessionId", "=", sessionId)
    .execute();
  await db.updateTable("annexes").set({ title: "Otro anexo" }).where("sessionId", "=", sessionId).execute();
  await db.updateTable("sessions").set({ nextSession: "Otro día" }).where("id", "=", sessionId).execute();
  await db
    .updateTable("resolutions")
    .set({ text: "Otras palabras.", responsible: "Otra dependencia" })
    .where("documentId", "=", documentId)
    .execute();
}

const changed = [
  "Lo que se supo después.",
  "Otro cargo",
  "Otra institución",
  "Otro punto",
  "Otro anexo",
  "Otro día",
  "Otras palabras.",
  "Otra dependencia",
];

test("AG-8: a paper handed round in the room is an annex until the minutes are closed; what was announced stays", async () => {
  const { call, ask } = await secretariat.as("recordKeeper");
  const body = { kind: "regular", heldOn: "2012-03-23", place: "Sala de consejo" } as const;
  const plan = await call(endpoints.planSession, { body });
  const params = { sessionId: plan.id };
  const add = (title: string) =>
    ask(addressOf(endpoints.addAnnex, { params, query: { title, fileName: "papel.pdf" } }), {
      method: "POST",
      body: pdf,
    });
  expect((await add("Anunciado")).status).toBe(200);
  const { documentId } = await call(endpoints.openSession, {
    params,
    body: { presiding: "institute", language: "es" },
  });
  expect((await add("Repartido en la sala")).status).toBe(200);
  expect((await add("Repartido por error")).status).toBe(200);
  const held = await call(endpoints.readPlan, { params });
  expect(held.may).toMatchObject({ addAnnexes: true });
  expect(held.annexes.map(({ title, mayRemove }) => [title, mayRemove])).toEqual([
    ["Anunciado", false],
    ["Repartido en la sala", true],
    ["Repartido por error", true],
  ]);
  const [announced, , mistaken] = held.annexes.map(({ id }) => ({ params: { ...params, annexId: id } }));
  if (announced === undefined || mistaken === undefined) throw new Error("there are three");
  expect(await refusalOf(call(endpoints.removeAnnex, announced))).toBe("annex_was_announced");
  await call(endpoints.removeAnnex, mistaken);
  await callTheRoll(secretariat, documentId);
  await writeResolutions(secretariat, documentId);
  await adoptAll(secretariat, documentId);
  await call(endpoints.adjournSession, { params, body: {} });
  await call(endpoints.closeDocument, { params: { documentId } });
  const { content } = await call(endpoints.readRecord, { params: { documentId } });
  expect((content as unknown as ThirdRecordContent).annexes.map(({ title }) => title)).toEqual([
    "Anunciado",
    "Repartido en la sala",
  ]);
  const late = await add("Demasiado tarde");
  expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([409, "document_closed"]);
  const closed = await call(endpoints.readPlan, { params });
  expect([closed.may.addAnnexes, closed.annexes.some(({ mayRemove }) => mayRemove)]).toEqual([false, false]);
});

test("LI-7, AG-7: rows that change after the closing change neither the record nor its published page", async () => {
  const closed = await closedWithFollowUp();
  const { documentId, record } = closed;
  const { call } = await secretariat.as("recordKeeper");
  const params = { documentId };
  const before = await call(endpoints.readRecord, { params });
  const content = before.content as unknown as ThirdRecordContent;
  expect(content.annexes).toEqual([
    {
      agendaItem: 3,
      title: "Informe de avance",
      fileName: "informe.pdf",
      mediaType: "application/pdf",
      size: pdf.length,
      digest: pdfDigest,
    },
  ]);
  expect(content.followUp).toContainEqual(
    expect.objectContaining({ number: closed.number, status: "open", note: "" }),
  );

  await changeRows(closed);
  expect(await call(endpoints.readRecord, { params })).toEqual(before);
  for (const party of parties) await sign(secretariat, documentId, party, record.digest);
  const { address } = await call(endpoints.publishDocument, { params });
  const stranger = secretariat.with("");
  const page = await (await stranger.ask(address)).text();
  for (const said of [
    "Informe de avance",
    `informe.pdf · ${pdf.length} bytes`,
    "12 de abril, 10:00",
    "Pendiente",
  ]) {
    expect(page).toContain(said);
  }
  expect(page.replaceAll(" ", "")).toContain(pdfDigest);
  for (const said of changed) expect(page).not.toContain(said);
  const json = await (await stranger.ask(`${address}/record.json`)).text();
  for (const said of changed) expect(json).not.toContain(said);
});

test("LI-7, LI-5: after a reopening the rows of the moment are closed anew", async () => {
  const closed = await closedWithFollowUp();
  const { documentId, record } = closed;
  await refuse(secretariat, documentId, "civilSociety", record.digest);
  await changeRows(closed);
  const { call } = await secretariat.as("recordKeeper");
  const params = { documentId };
  await call(endpoints.reopenDocument, { params });
  const cockpit = await call(endpoints.readCockpit, { params: { sessionId: closed.sessionId } });
  expect(cockpit.annexes.map(({ title, agendaItem }) => [title, agendaItem])).toEqual([["Otro anexo", 3]]);
  // The words that were adopted no longer stand in the text.
  await adoptAll(secretariat, documentId);
  await call(endpoints.closeDocument, { params });
  const { content, summary } = await call(endpoints.readRecord, { params });
  expect(summary.version).toBe(2);
  const said = JSON.stringify(content);
  for (const each of changed.slice(0, 6)) expect(said).toContain(each);
});

test("MF-8: a form gives participants by institution with their positions, and nobody's name", async () => {
  const { call } = await secretariat.as("recordKeeper");
  const documentId = await startForm(secretariat);
  const params = { documentId };
  const { meetingId } = await call(endpoints.readDocument, { params });
  const one = (name: string, institution: string, office: string, party: "civilSociety" | null) => ({
    name,
    institution,
    office,
    party,
  });
  await call(endpoints.addParticipants, {
    params: { meetingId: meetingId ?? "" },
    body: {
      participants: [
        one("Nombre Primero", "Universidad de muestra", "Investigadora", null),
        one("Nombre Segundo", "Red de muestra", "Analista", "civilSociety"),
        one("Nombre Tercero", "Red de muestra", "Analista", "civilSociety"),
        one("Nombre Cuarto", "Red de muestra", "", "civilSociety"),
      ],
    },
  });
  await callTheRoll(secretariat, documentId);
  const { digest } = await call(endpoints.closeDocument, { params });
  for (const party of parties) await sign(secretariat, documentId, party, digest);
  const { address } = await call(endpoints.publishDocument, { params });
  const stranger = secretariat.with("");
  const page = await (await stranger.ask(address)).text();
  const at = (words: string) => page.indexOf(words);
  expect(page).toContain("Analista (2)");
  expect(page).toContain("Sin cargo indicado");
  expect(at("Red de muestra")).toBeGreaterThan(0);
  expect(at("Red de muestra")).toBeLessThan(at("Universidad de muestra"));
  const json = await (await stranger.ask(`${address}/record.json`)).text();
  for (const kept of [page, json]) expect(kept).not.toContain("Nombre ");
});
