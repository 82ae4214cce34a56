import { schema } from "@minuta/document";
import { describe, expect, it } from "vitest";
import { changedRange, mappingOver } from "./changed-range.ts";

const paragraph = (text: string) => schema.node("paragraph", null, text === "" ? [] : [schema.text(text)]);
const [one, two, three] = [paragraph("uno"), paragraph("dos"), paragraph("tres")];

describe("changedRange", () => {
  it("finds nothing between a text and itself or an equal list of the same blocks", () => {
    const doc = schema.node("doc", null, [one, two]);
    expect(changedRange(doc, doc)).toBeNull();
    expect(changedRange(doc, schema.node("doc", null, [one, two]))).toBeNull();
  });

  it("gives the block that changed and shifts what follows", () => {
    const before = schema.node("doc", null, [one, two, three]);
    const after = schema.node("doc", null, [one, paragraph("dos y medio"), three]);
    const range = changedRange(before, after);
    expect(range).toEqual({ from: 5, to: 10, end: 18 });
    if (range === null) throw new Error("a range was expected");
    expect(mappingOver(range).map(3)).toBe(3);
    expect(mappingOver(range).map(12)).toBe(20);
  });

  it("sees an insertion and a removal between equal blocks", () => {
    const short = schema.node("doc", null, [one, three]);
    const long = schema.node("doc", null, [one, two, three]);
    expect(changedRange(short, long)).toEqual({ from: 5, to: 5, end: 10 });
    expect(changedRange(long, short)).toEqual({ from: 5, to: 10, end: 5 });
  });

  it("handles the same block standing twice", () => {
    const before = schema.node("doc", null, [one, one]);
    const after = schema.node("doc", null, [one, one, one]);
    expect(changedRange(before, after)).toEqual({ from: 10, to: 10, end: 15 });
  });
});
