import { expect, test } from "vitest";
import * as Y from "yjs";
import { typedHistory } from "./histories.ts";

test("a history of 2,000 operations is 2,000 updates, and its last 499 follow the state before them", () => {
  const history = typedHistory(2000, () => undefined);
  expect(history.updates.length).toBe(2000);
  expect(history.tail).toBe(499);
  const [whole, resumed] = [new Y.Doc(), new Y.Doc()];
  for (const update of history.updates) Y.applyUpdate(whole, update);
  Y.applyUpdate(resumed, history.beforeTail);
  for (const update of [...history.updates].slice(-history.tail)) Y.applyUpdate(resumed, update);
  expect(resumed.getXmlFragment("prose").toString()).toBe(whole.getXmlFragment("prose").toString());
  expect(whole.store.pendingStructs).toBeNull();
});
