import { endpoints } from "@minuta/contract";
import { encodeAnchor } from "@minuta/document";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { startForm } from "../testing/walk.ts";

let secretariat: Secretariat;
let documentId: string;
beforeAll(async () => {
  secretariat = await openSecretariat();
  documentId = await startForm(secretariat);
});
afterAll(() => secretariat.dispose());

const anchored = () => {
  const fragment = new Y.Doc().getXmlFragment("prose");
  const place = encodeAnchor(Y.createRelativePositionFromTypeIndex(fragment, 0));
  return { start: place, end: place };
};
const body = (text: string, mentions: string[] = []) => ({ anchor: null, quote: "", body: text, mentions });

test("a thread is opened, answered, edited, deleted, resolved and reopened; each leaves its event", async () => {
  const guest = await secretariat.as("guest");
  const delegate = await secretariat.as("delegate", "Fundar");
  const params = { documentId };
  const opened = await guest.call(endpoints.openThread, {
    params,
    body: { anchor: anchored(), quote: "el calendario", body: "¿Cuándo?\r\nY ¿dónde?", mentions: [] },
  });
  expect(opened.comments[0]).toMatchObject({ body: "¿Cuándo?\nY ¿dónde?", mayEdit: true });
  const inThread = { documentId, threadId: opened.id };
  const answered = await delegate.call(endpoints.reply, {
    params: inThread,
    body: { body: "En mayo.", mentions: [] },
  });
  const own = answered.comments[1];
  expect(own?.author).toMatchObject({ party: "civilSociety", institution: "Fundar" });
  const comment = { ...inThread, commentId: own?.id ?? "" };
  const edited = await delegate.call(endpoints.editComment, {
    params: comment,
    body: { body: "En junio.", mentions: [] },
  });
  expect(edited.comments[1]).toMatchObject({ body: "En junio." });
  expect(edited.comments[1]?.editedAt).not.toBeNull();
  const deleted = await delegate.call(endpoints.deleteComment, { params: comment });
  expect(deleted.comments[1]).toMatchObject({ body: "", mayEdit: false });
  expect(deleted.comments[1]?.deletedAt).not.toBeNull();
  expect(await refusalOf(delegate.call(endpoints.deleteComment, { params: comment }))).toBe("not_found");
  const resolved = await delegate.call(endpoints.setThreadState, {
    params: inThread,
    body: { state: "resolved" },
  });
  expect(resolved.resolvedBy).toMatchObject({ name: "Titular, Fundar" });
  await delegate.call(endpoints.setThreadState, { params: inThread, body: { state: "resolved" } });
  const reopened = await guest.call(endpoints.setThreadState, { params: inThread, body: { state: "open" } });
  expect(reopened).toMatchObject({ state: "open", resolvedAt: null, resolvedBy: null });
  const { db } = secretariat.running.context;
  const events = await db
    .selectFrom("events")
    .select("type")
    .where("subjectId", "=", opened.id)
    .orderBy("sequence")
    .execute();
  expect(events.map(({ type }) => type)).toEqual([
    "thread.opened",
    "comment.added",
    "comment.edited",
    "comment.deleted",
    "thread.resolved",
    "thread.reopened",
  ]);
});

test("a mention waits for its person until they answer; people who do not exist cannot be mentioned", async () => {
  const guest = await secretariat.as("guest");
  const observer = await secretariat.as("observer");
  const keeper = await secretariat.as("recordKeeper");
  const { userId } = await keeper.call(endpoints.me);
  const params = { documentId };
  const opened = await guest.call(endpoints.openThread, {
    params,
    body: body("Para la secretaría", [userId]),
  });
  const mentions = async () =>
    (await keeper.call(endpoints.today)).waiting.filter(({ reason }) => reason === "mention");
  expect(await mentions()).toMatchObject([{ documentId }]);
  secretariat.pass(1000);
  const inThread = { documentId, threadId: opened.id };
  await keeper.call(endpoints.reply, { params: inThread, body: { body: "Visto.", mentions: [] } });
  expect(await mentions()).toEqual([]);
  const unknown = guest.call(endpoints.openThread, { params, body: body("¿Quién?", ["nadie"]) });
  expect(await refusalOf(unknown)).toBe("invalid_input");
  expect((await observer.call(endpoints.listThreads, { params })).mayComment).toBe(false);
});

test("bad input is refused and changes nothing", async () => {
  const guest = await secretariat.as("guest");
  const params = { documentId };
  const before = (await guest.call(endpoints.listThreads, { params })).threads.length;
  const refused = [
    body(""),
    body("x".repeat(4001)),
    body("a\u202eb"),
    { ...body("hola"), anchor: { start: "***", end: "***" } },
    { ...body("hola"), anchor: { start: "A".repeat(10), end: "zz" } },
    { ...body("hola"), extra: 1 },
  ];
  for (const each of refused) {
    expect(await refusalOf(guest.call(endpoints.openThread, { params, body: each }))).toMatch(
      /^(?:invalid_input|anchor_invalid)$/,
    );
  }
  const huge = await guest.ask(`/api/documents/${documentId}/threads`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body("x".repeat(300_000))),
  });
  expect(await huge.json()).toMatchObject({ status: 413, code: "too_large" });
  const broken = await guest.ask(`/api/documents/${documentId}/threads`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": "en" },
    body: "{",
  });
  expect(await broken.json()).toMatchObject({ status: 400, code: "invalid_input" });
  expect((await guest.call(endpoints.listThreads, { params })).threads).toHaveLength(before);
});
