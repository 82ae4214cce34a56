import { expect, test } from "vitest";
import { hocuspocusProtocol, yWebsocketProtocol } from "./protocol.ts";

const payload = Uint8Array.of(1, 2, 3);
const document = "acta";

test.each([
  ["Hocuspocus", hocuspocusProtocol],
  ["y-websocket", yWebsocketProtocol],
])("%s: what is written is read as the same", (_, protocol) => {
  expect(protocol.read(protocol.step1(document, payload))).toEqual({ type: "vector", payload });
  expect(protocol.read(protocol.step2(document, payload))).toEqual({ type: "state", payload });
  expect(protocol.read(protocol.update(document, payload))).toEqual({ type: "update", payload });
  expect(protocol.read(protocol.presence(document, payload))).toEqual({ type: "presence" });
});

test("a Hocuspocus connection says who it is and names the document in every frame", () => {
  const [first, ...rest] = hocuspocusProtocol.joining(document, "token");
  expect(rest).toEqual([]);
  expect(hocuspocusProtocol.documentOf(first ?? new Uint8Array())).toBe(document);
  expect(Buffer.from(first ?? "").includes("token")).toBe(true);
  expect(yWebsocketProtocol.joining(document, "token")).toEqual([]);
});

test("an acknowledgement and a refusal are told apart", () => {
  const status = (saved: number) => Uint8Array.of(4, ...Buffer.from(document), 8, saved);
  expect(hocuspocusProtocol.read(status(1))).toEqual({ type: "saved" });
  expect(hocuspocusProtocol.read(status(0))).toEqual({ type: "refused" });
  expect(hocuspocusProtocol.read(Uint8Array.of(9))).toEqual({ type: "other" });
});
