import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { forgetLedger, type LedgerStorage, UnsentLedger, unsentBelow, unsentOf } from "./unsent-ledger.ts";

function memory(): LedgerStorage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => {
      held.set(key, value);
    },
    removeItem: (key) => {
      held.delete(key);
    },
  };
}

describe("UnsentLedger", () => {
  it("finds after a reload what an earlier tab left behind", () => {
    const storage = memory();
    new UnsentLedger(storage, "kept/a", "one").count(7);
    const next = new UnsentLedger(storage, "kept/a", "two");
    expect(next.found).toBe(7);
    next.clear();
    expect(unsentOf(storage, "kept/a")).toBe(0);
  });

  it("leaves the line of a tab that is still open and writes again", () => {
    const storage = memory();
    const first = new UnsentLedger(storage, "kept/a", "one");
    first.count(2);
    const second = new UnsentLedger(storage, "kept/a", "two");
    second.count(3);
    expect(unsentOf(storage, "kept/a")).toBe(5);
    second.clear();
    first.count(4);
    expect(unsentOf(storage, "kept/a")).toBe(4);
  });

  it("keeps documents apart and forgets one wholly", () => {
    const storage = memory();
    new UnsentLedger(storage, "kept/a", "one").count(1);
    new UnsentLedger(storage, "kept/b", "one").count(2);
    forgetLedger(storage, "kept/a");
    expect(unsentOf(storage, "kept/a")).toBe(0);
    expect(unsentOf(storage, "kept/b")).toBe(2);
  });

  it("notices by state vectors that a kept text holds more than was acknowledged", () => {
    const storage = memory();
    const doc = new Y.Doc();
    const ledger = new UnsentLedger(storage, "kept/a", "one");
    expect(ledger.holdsMore(doc)).toBe(false);
    doc.getText("t").insert(0, "a");
    ledger.acknowledged(doc);
    expect(ledger.holdsMore(doc)).toBe(false);
    doc.getText("t").insert(1, "b");
    expect(ledger.holdsMore(doc)).toBe(true);
  });

  it("stands what others wrote in its place, and a storage that is full", () => {
    const storage = memory();
    storage.setItem("kept/a:unsent:x", "many");
    expect(new UnsentLedger(storage, "kept/a", "one").found).toBe(0);
    const full = {
      ...memory(),
      length: 0,
      setItem: () => {
        throw new Error("full");
      },
    };
    expect(() => new UnsentLedger(full, "kept/a", "one").count(1)).not.toThrow();
  });

  it("tells which texts of an account have changes that nobody else has", () => {
    const storage = memory();
    new UnsentLedger(storage, "kept/one/a", "1").count(2);
    new UnsentLedger(storage, "kept/one/a", "2").count(3);
    new UnsentLedger(storage, "kept/one/b", "3").count(0);
    new UnsentLedger(storage, "kept/two/c", "4").count(9);
    storage.setItem("kept/one/a:facts", "{}");
    expect([...unsentBelow(storage, "kept/one/")]).toEqual([["kept/one/a", 5]]);
  });
});
