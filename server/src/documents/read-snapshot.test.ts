import { endpoints } from "@minuta/contract";
import { proseOf, readProse } from "@minuta/document";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { joinOver, untilSaved } from "../live/live.fixture.ts";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { startForm } from "../testing/walk.ts";

let secretariat: Secretariat;
let cookie: string;
const left: (() => void)[] = [];

beforeAll(async () => {
  secretariat = await openSecretariat();
  ({ cookie } = await secretariat.as("recordKeeper"));
});
afterAll(async () => {
  for (const leave of left) leave();
  await secretariat.dispose();
});

const pathOf = (documentId: string) => `/api/documents/${documentId}/snapshot`;

function join(documentId: string, readSnapshot?: () => Promise<Uint8Array>) {
  const { origin } = secretariat;
  const joined = joinOver({
    address: origin.replace("http", "ws"),
    origin,
    cookie,
    documentId,
    ...(readSnapshot === undefined ? {} : { readSnapshot }),
  });
  left.push(joined.leave);
  return joined;
}

/** A form whose text is of about so many bytes. */
async function formOf(bytes: number) {
  const documentId = await startForm(secretariat);
  const writer = join(documentId);
  await writer.synced;
  for (let written = 0; written < bytes; written += 200_000) {
    writer.doc.transact(() => {
      for (let paragraph = 0; paragraph < 100; paragraph += 1) append(writer.doc, "Se acordó. ".repeat(180));
    });
    await untilSaved(writer.provider);
  }
  return { documentId, writer };
}

function append(doc: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  proseOf(doc).push([paragraph]);
}

/** As a browser asks for what it keeps; `fetch` by itself would ask past every cache. */
const asIfKept = (tag: string, headers: Record<string, string> = {}) => ({
  headers: { ...headers, "if-none-match": tag, "cache-control": "max-age=0" },
});

const proseIn = (doc: Y.Doc) => JSON.stringify(readProse(doc).text);

test("a large text is offered over HTTP, and the socket brings what came since", async () => {
  const { documentId, writer } = await formOf(600_000);
  const { call } = await secretariat.as("recordKeeper");
  let fetched = 0;
  const joined = join(documentId, async () => {
    fetched += 1;
    const state = await call(endpoints.readSnapshot, { params: { documentId } });
    append(writer.doc, "Dicho mientras el texto venía.");
    await untilSaved(writer.provider);
    return state;
  });
  await joined.synced;
  expect(fetched).toBe(1);
  expect(proseIn(joined.doc)).toBe(proseIn(writer.doc));
  expect(proseIn(joined.doc)).toContain("Dicho mientras");
  append(joined.doc, "Quien llegó así escribe como todos.");
  await untilSaved(joined.provider);
  const stored = await secretariat.running.context.live.read(documentId);
  expect(JSON.stringify(stored.text)).toContain("Quien llegó así");
});

test("whoever cannot fetch it, or does not say that they can, gets it over the socket", async () => {
  const { documentId, writer } = await formOf(600_000);
  const failing = join(documentId, () => Promise.reject(new Error("no way")));
  const silent = join(documentId);
  await Promise.all([failing.synced, silent.synced]);
  expect(proseIn(failing.doc)).toBe(proseIn(writer.doc));
  expect(proseIn(silent.doc)).toBe(proseIn(writer.doc));
});

test("a small text comes over the socket alone", async () => {
  const documentId = await startForm(secretariat);
  let fetched = 0;
  const joined = join(documentId, async () => {
    fetched += 1;
    return new Uint8Array();
  });
  await joined.synced;
  expect([proseOf(joined.doc).length > 0, fetched]).toEqual([true, 0]);
});

test("all who join at once get the same bytes, a browser keeps them for its person, and asks whether they still stand", async () => {
  const { documentId, writer } = await formOf(300_000);
  const keeper = await secretariat.as("recordKeeper");
  const others = [await secretariat.as("principal", "government"), await secretariat.as("guest")];
  const answers = await Promise.all([keeper, ...others].map(({ ask }) => ask(pathOf(documentId))));
  const tags = answers.map(({ headers }) => headers.get("etag"));
  expect(new Set(tags).size).toBe(1);
  const [answer] = answers;
  expect(tags[0]).toMatch(/^"[\w-]{43}"$/);
  expect(answer?.headers.get("content-encoding")).toBe("gzip");
  expect(answer?.headers.get("content-type")).toBe("application/octet-stream");
  expect(answer?.headers.get("cache-control")).toBe("private, no-cache");
  expect(answer?.headers.get("vary")?.toLowerCase()).toContain("cookie");
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array((await answer?.arrayBuffer()) ?? []));
  expect(proseIn(doc)).toBe(proseIn(writer.doc));

  const tag = tags[0] ?? "";
  const known = await keeper.ask(pathOf(documentId), asIfKept(tag));
  expect([known.status, (await known.arrayBuffer()).byteLength]).toEqual([304, 0]);
  const plain = await keeper.ask(pathOf(documentId), asIfKept(tag, { "accept-encoding": "identity" }));
  expect([plain.status, plain.headers.get("content-encoding")]).toEqual([200, null]);
  const whole = new Y.Doc();
  Y.applyUpdate(whole, new Uint8Array(await plain.arrayBuffer()));
  expect(proseIn(whole)).toBe(proseIn(writer.doc));

  // Somebody who may not read it learns nothing from knowing its tag.
  const operator = await secretariat.as("operator");
  const refused = await operator.ask(pathOf(documentId), asIfKept(tag));
  expect(refused.status).toBe(404);
});

test("a text that nobody is in comes from the journal, under the same tag until it changes", async () => {
  const documentId = await startForm(secretariat);
  const { ask } = await secretariat.as("recordKeeper");
  const first = await ask(pathOf(documentId));
  const tag = first.headers.get("etag") ?? "";
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(await first.arrayBuffer()));
  expect(proseOf(doc).length).toBeGreaterThan(0);
  const second = await ask(pathOf(documentId), asIfKept(tag));
  expect(second.status).toBe(304);
  const writer = join(documentId);
  await writer.synced;
  append(writer.doc, "Algo más.");
  await untilSaved(writer.provider);
  writer.leave();
  const third = await ask(pathOf(documentId), asIfKept(tag));
  expect(third.status).toBe(200);
  const later = new Y.Doc();
  Y.applyUpdate(later, new Uint8Array(await third.arrayBuffer()));
  expect(proseIn(later)).toContain("Algo más.");
});

test("signing out takes what the browser keeps along", async () => {
  const { ask } = await secretariat.as("delegate", "Fundar");
  const answer = await ask("/api/auth/sign-out", {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  expect([answer.status, answer.headers.get("clear-site-data")]).toEqual([200, '"cache"']);
});
