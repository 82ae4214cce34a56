import { expect, it } from "vitest";
import { rosterOf } from "./roster.ts";

const user = (userId: string, name: string) => ({
  user: { userId, name, party: "government", institution: null, access: "write" },
  cursor: null,
});

it("names everybody once, oneself first, then by office", () => {
  const roster = rosterOf(
    [
      user("z", "Titular, Fundar"),
      user("me", "Titular, SFP"),
      user("z", "Titular, Fundar"),
      user("a", "Suplente, IFAI"),
    ],
    "me",
  );
  expect(roster.map((person) => person.name)).toEqual(["Titular, SFP", "Suplente, IFAI", "Titular, Fundar"]);
});

it("leaves out what is not presence", () => {
  expect(rosterOf([null, {}, { user: { name: "x" } }, { cursor: null }], "me")).toEqual([]);
});
