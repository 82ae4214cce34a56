import { describe, expect, it } from "vitest";
import { findPeople, mentionAt, mentionedIn, type Person } from "./mention.ts";

const person = (userId: string, name: string, institution: string | null = null): Person => ({
  userId,
  name,
  party: null,
  institution,
  role: "delegate",
});
const people = [
  person("1", "Titular, Artículo 19", "Artículo 19"),
  person("2", "Titular, IFAI", "IFAI"),
  person("3", "Titular"),
];

describe("mentions", () => {
  it("are noticed after a space or at the start, not in an address", () => {
    expect(mentionAt("@ti", 3)).toEqual({ from: 0, to: 3, query: "ti" });
    expect(mentionAt("vea @", 5)).toEqual({ from: 4, to: 5, query: "" });
    expect(mentionAt("correo@ejemplo", 14)).toBeNull();
    expect(mentionAt("@ti y más", 9)).toEqual({ from: 0, to: 9, query: "ti y más" });
  });

  it("find people by institution without accents", () => {
    expect(findPeople(people, "articulo").map((one) => one.userId)).toEqual(["1"]);
    expect(findPeople(people, "ifai")[0]?.userId).toBe("2");
    expect(findPeople(people, "")).toHaveLength(3);
    expect(findPeople(people, "nadie")).toEqual([]);
  });

  it("count while the name stands, the longest name first", () => {
    expect(mentionedIn("Que lo vea @Titular, IFAI hoy", people)).toEqual(["2"]);
    expect(mentionedIn("@Titular y @Titular, Artículo 19", people)).toEqual(["1", "3"]);
    expect(mentionedIn("nadie", people)).toEqual([]);
  });
});
