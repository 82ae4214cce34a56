import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { FanOutMessage } from "./fan-out.ts";
import { Opener, Sealer } from "./fan-out-envelope.ts";
import { decodeMessage, encodeMessage } from "./fan-out-message.ts";

const key = randomBytes(32);
const documentId = "11111111-2222-4333-8444-555555555555";
const body = encodeMessage({ type: "presenceWanted", documentId });
let clock = Date.parse("2026-11-23T03:00:00Z");
const now = () => clock;

test("what a node seals is opened once, in order, with its name", () => {
  const node = randomBytes(16);
  const sealer = new Sealer(key, node, now);
  const opener = new Opener(key, now);
  const [first, second] = [sealer.seal(body), sealer.seal(body)];
  expect(opener.open(second)).toEqual({ node: node.toString("hex"), body: Buffer.from(body) });
  expect(opener.open(second)).toBeNull();
  expect(opener.open(first)).toBeNull();
  expect(opener.open(sealer.seal(body))).not.toBeNull();
});

test("no byte may differ, no other key opens, nothing short or old is taken", () => {
  const envelope = new Sealer(key, randomBytes(16), now).seal(body);
  for (let index = 0; index < envelope.byteLength; index += 1) {
    const changed = Buffer.from(envelope);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(new Opener(key, now).open(changed)).toBeNull();
    expect(new Opener(key, now).open(envelope.subarray(0, index))).toBeNull();
  }
  expect(new Opener(randomBytes(32), now).open(envelope)).toBeNull();
  clock += 60_001;
  expect(new Opener(key, now).open(envelope)).toBeNull();
});

test.each<FanOutMessage>([
  { type: "alive" },
  { type: "committed", documentId, span: { first: 7, last: 900_000 }, update: new Uint8Array([1, 2, 3]) },
  { type: "committed", documentId, span: { first: 7, last: 8 }, update: null },
  { type: "presence", documentId, update: new Uint8Array([9]) },
  { type: "presenceWanted", documentId },
  { type: "control", control: { type: "cutOff", who: { userId: "ana" } } },
  { type: "control", control: { type: "cutOff", who: { signInId: "s" } } },
  { type: "control", control: { type: "hint", documentId, hint: { changed: "threads" } } },
  { type: "control", control: { type: "refreshAccess", documentId } },
  { type: "control", control: { type: "hold", documentId } },
])("a message comes back as it was: %j", (message) => {
  expect(decodeMessage(Buffer.from(encodeMessage(message)))).toEqual(message);
});

test("a kind of message that this version does not know is refused", () => {
  expect(() => decodeMessage(new Uint8Array([99]))).toThrow("unknown kind");
});
