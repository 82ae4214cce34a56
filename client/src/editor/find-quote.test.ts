import { schema } from "@minuta/document";
import { describe, expect, it } from "vitest";
import { findQuote } from "./find-quote.ts";

const paragraph = (text: string) => schema.node("paragraph", null, [schema.text(text)]);
const doc = schema.node("doc", null, [
  paragraph("la información puede publicarse"),
  paragraph("y la información puede esperar"),
]);
const whole = (quote: string, near: number | null) => findQuote(doc, quote, 0, doc.content.size, near);
const said = (range: { from: number; to: number } | null) =>
  range === null ? null : doc.textBetween(range.from, range.to, " ");

describe("findQuote", () => {
  it("finds words that stand in one place alone", () => {
    expect(said(whole("puede publicarse", null))).toBe("puede publicarse");
    expect(whole("la información", null)).toBeNull();
    expect(whole("publicar", null)).toBeNull();
  });

  it("finds words right where they were, not elsewhere", () => {
    const second = doc.child(0).nodeSize + 3;
    expect(whole("la información", second)).toEqual({ from: second, to: second + 14 });
    expect(whole("publicarse", 60)).toBeNull();
    expect(said(whole("publicarse", 22))).toBe("publicarse");
  });

  it("finds words over the border of two paragraphs, as they were quoted", () => {
    expect(said(whole("publicarse y la", 22))).toBe("publicarse y la");
  });

  it("looks only between the borders it is given", () => {
    expect(findQuote(doc, "puede publicarse", doc.child(0).nodeSize, doc.content.size, null)).toBeNull();
  });
});
