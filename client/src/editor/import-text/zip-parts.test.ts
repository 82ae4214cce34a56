import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ImportRefusal } from "./imported-text.ts";
import { ZipParts } from "./zip-parts.ts";

const limits = { maxParts: 20, maxUnpacked: 1_000_000 };
const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof ImportRefusal) return error.code;
    throw error;
  }
  return null;
};

describe("parts of a ZIP file", () => {
  it("reads packed and stored parts, and null for one that is not there", () => {
    const bytes = zipSync({ "a/b.xml": strToU8("ñ".repeat(5000)), "c.xml": [strToU8("c"), { level: 0 }] });
    const zip = new ZipParts(bytes, limits);
    expect(zip.names).toEqual(["a/b.xml", "c.xml"]);
    expect(new TextDecoder().decode(zip.read("a/b.xml") ?? undefined)).toBe("ñ".repeat(5000));
    expect(new TextDecoder().decode(zip.read("c.xml") ?? undefined)).toBe("c");
    expect(zip.read("d.xml")).toBe(null);
  });

  it("stops a bomb while it unpacks, whatever size the file claims", () => {
    const bytes = zipSync({ "bomb.xml": new Uint8Array(50_000_000) });
    expect(bytes.length).toBeLessThan(100_000);
    expect(refusal(() => new ZipParts(bytes, limits).read("bomb.xml"))).toBe("tooMuchInside");
    const lying = bytes.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 4 < lying.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(refusal(() => new ZipParts(lying, limits).read("bomb.xml"))).toBe("tooMuchInside");
  });

  it("counts all parts together", () => {
    const part = new Uint8Array(600_000);
    const zip = new ZipParts(zipSync({ a: part, b: part }), limits);
    expect(zip.read("a")?.length).toBe(600_000);
    expect(refusal(() => zip.read("b"))).toBe("tooMuchInside");
  });

  it("refuses too many parts before it reads one", () => {
    const parts = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`p${n}`, strToU8("x")]));
    expect(refusal(() => new ZipParts(zipSync(parts), limits))).toBe("tooManyParts");
  });

  it("refuses what is no ZIP file, is cut off, or was changed", () => {
    const whole = zipSync({ a: strToU8("palabras que se repiten, palabras que se repiten".repeat(50)) });
    expect(refusal(() => new ZipParts(strToU8("no es un zip"), limits))).toBe("broken");
    expect(refusal(() => new ZipParts(new Uint8Array(), limits))).toBe("broken");
    expect(refusal(() => new ZipParts(whole.subarray(0, whole.length - 30), limits))).toBe("broken");
    // Every byte changed, one at a time: an answer or a refusal, and never anything else.
    for (let at = 0; at < whole.length; at += 1) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const code = refusal(() => {
        const zip = new ZipParts(changed, limits);
        for (const name of zip.names) zip.read(name);
      });
      expect([null, "broken", "tooManyParts", "tooMuchInside"]).toContain(code);
    }
  });
});
