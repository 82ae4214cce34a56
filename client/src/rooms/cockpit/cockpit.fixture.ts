import type { Cockpit, Stay, TextResolution } from "./cockpit.ts";

const at = (time: string) => `2012-03-20T${time}:00.000Z`;

/** A stay in the sample's sixth session; hours are UTC, six ahead of Mexico's centre. */
export function aStay(own: Partial<Stay> & Pick<Stay, "id">): Stay {
  return {
    mandateId: null,
    party: null,
    mode: "inPerson",
    capacity: "guest",
    office: "Directora de datos abiertos",
    institution: "INEGI",
    arrivedAt: at("16:30"),
    departedAt: null,
    ...own,
  };
}

/** The sample's sixth session in its first hour: the alternate acts for the institute, civil society left once. */
export function aCockpit(own: Partial<Cockpit> = {}): Cockpit {
  const seat = (party: "government" | "institute" | "civilSociety", capacity: "principal" | "alternate") => ({
    mandateId: `${party}-${capacity}`,
    party,
    capacity,
    institution: `Institución de ${party}`,
  });
  return {
    sessionId: "session",
    key: "ST-06/2012",
    state: "inSession",
    presiding: "institute",
    documentId: "document",
    startsAt: null,
    openedAt: at("16:30"),
    adjournedAt: null,
    recesses: [],
    nextSession: "",
    now: at("17:30"),
    may: { run: true, adopt: true, confirm: true, askFloor: true },
    seats: [
      { party: "government", institution: "SFP", actingStayId: "g" },
      { party: "institute", institution: "IFAI", actingStayId: "i" },
      { party: "civilSociety", institution: "OSC", actingStayId: "c2" },
    ],
    stays: [
      aStay({ id: "guest" }),
      aStay({
        id: "c1",
        ...seat("civilSociety", "principal"),
        office: "Titular, OSC",
        departedAt: at("17:00"),
      }),
      aStay({
        id: "c2",
        ...seat("civilSociety", "principal"),
        office: "Titular, OSC",
        mode: "remote",
        arrivedAt: at("17:10"),
      }),
      aStay({ id: "i", ...seat("institute", "alternate"), office: "Suplente, IFAI" }),
      aStay({ id: "g", ...seat("government", "principal"), office: "Titular, SFP" }),
    ],
    candidates: [
      { ...seat("government", "principal"), name: "Titular, SFP" },
      { ...seat("institute", "principal"), name: "Titular, IFAI" },
      { ...seat("institute", "alternate"), name: "Suplente, IFAI" },
      { ...seat("civilSociety", "principal"), name: "Titular, OSC" },
    ],
    quorum: {
      met: true,
      present: ["government", "institute", "civilSociety"],
      periods: [
        {
          from: at("16:30"),
          to: at("17:00"),
          present: ["government", "institute", "civilSociety"],
          met: true,
        },
        { from: at("17:00"), to: at("17:10"), present: ["government", "institute"], met: false },
        { from: at("17:10"), to: null, present: ["government", "institute", "civilSociety"], met: true },
      ],
    },
    agenda: [],
    annexes: [],
    speakers: [],
    carried: [],
    ...own,
  };
}

/** A resolution that was adopted by consensus with the words that still stand in the text. */
export function anAdopted(own: Partial<TextResolution> = {}): TextResolution {
  const words = { text: "Publicar el catálogo.", responsible: "Función Pública", dueDate: "2012-03-30" };
  const parties = ["government", "institute", "civilSociety"] as const;
  return {
    blockId: "block",
    number: "ST-06/2012.01",
    standing: "adopted",
    ...words,
    adopted: words,
    voidReason: "",
    textDigest: "0".repeat(64),
    missing: [],
    mode: "consensus",
    positions: parties.map((party) => ({ party, position: "for", reservation: "", dissent: "" })),
    present: [...parties],
    adoptedAt: at("17:20"),
    confirmedAt: null,
    ...own,
  };
}
