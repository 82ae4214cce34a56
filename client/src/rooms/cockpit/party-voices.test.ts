import { describe, expect, it } from "vitest";
import type { TextResolution } from "./cockpit.ts";
import { startingVoices, voicesOf } from "./party-voices.ts";

const draft: TextResolution = {
  blockId: "b",
  number: null,
  standing: "draft",
  text: "Publicar el catálogo.",
  responsible: "Función Pública",
  dueDate: "2012-03-30",
  adopted: null,
  voidReason: "",
  textDigest: "0".repeat(64),
  missing: [],
  mode: null,
  positions: [],
  present: [],
  adoptedAt: null,
  confirmedAt: null,
};
const all = ["government", "institute", "civilSociety"] as const;

describe("voices of the parties", () => {
  it("begin with consent and send exactly the parties that are there", () => {
    const voices = startingVoices(draft, "", all);
    expect(voicesOf(voices, "consensus", ["government", "institute"])).toEqual([
      { party: "government", position: "for", reservation: "", dissent: "" },
      { party: "institute", position: "for", reservation: "", dissent: "" },
    ]);
  });

  it("open the field of a reservation that was written in the text", () => {
    const voices = startingVoices(draft, "Sólo datos desde 2010.", ["institute", "civilSociety"]);
    expect(voices.institute).toMatchObject({ hasReservation: true, reservation: "Sólo datos desde 2010." });
    expect(voices.government.hasReservation).toBe(false);
  });

  it("keep what was said before, and send nothing from a field that was closed", () => {
    const said = {
      party: "government",
      position: "against",
      reservation: "Una reserva.",
      dissent: "",
    } as const;
    const voices = startingVoices({ ...draft, positions: [said] }, "", all);
    expect(voicesOf(voices, "vote", ["government"])).toEqual([said]);
    const closed = { ...voices, government: { ...voices.government, hasReservation: false } };
    expect(voicesOf(closed, "vote", ["government"])[0]?.reservation).toBe("");
    expect(voicesOf(voices, "consensus", ["government"])[0]?.position).toBe("for");
  });
});
