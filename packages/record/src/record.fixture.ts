import { generateKeyPairSync, sign } from "node:crypto";
import { type Party, parties, type SignatureDecision } from "@minuta/domain";
import { sha256 } from "@noble/hashes/sha2.js";
import { toBase64url } from "./base64url.ts";
import type { FourthRecordContent } from "./content.ts";
import type { PasskeyProof } from "./signing/check-passkey.ts";
import type { SignedStatement } from "./signing/signed-statement.ts";
import { challengeOf, type StatementFacts, sealStatement } from "./signing/statement.ts";

const encoder = new TextEncoder();

/** Salts in a fixed order, so that a failure can be read. */
export function countedSalts(from = 0): () => string {
  let count = from;
  return () => {
    count += 1;
    const bytes = new Uint8Array(16);
    new DataView(bytes.buffer).setUint32(12, count);
    return toBase64url(bytes);
  };
}

export const phone = "55 5130 4242";
export const name = "Leticia Zavala Ibarra";
const basis = "artículo 115 de la LGTAIP";
const marked = { type: "personalData", attrs: { legalBasis: basis } } as const;

/** A form with a name and a telephone that were marked, in a paragraph, in a resolution and, unmarked, in a row. */
export const content: FourthRecordContent = {
  format: "minuta-record/4",
  kind: "meetingForm",
  key: "FR-001/2012",
  version: 1,
  language: "es",
  title: "Reunión con la dependencia",
  place: "Ciudad de México",
  heldOn: "2012-02-07",
  session: null,
  attendance: [
    {
      party: "government",
      mode: "inPerson",
      capacity: "principal",
      office: "Titular de la unidad",
      institution: "Función Pública",
      arrivedAt: "2012-02-07T16:00:00.000Z",
      departedAt: null,
    },
  ],
  quorum: { met: true, present: ["government", "institute", "civilSociety"] },
  quorumPeriods: [],
  agenda: [],
  followUp: [],
  resolutions: [
    {
      number: "ST-05/2012.01",
      blockId: "r1",
      text: `Llamar a ${name} al ${phone}.`,
      responsible: name,
      dueDate: "2012-04-30",
      mode: "consensus",
      positions: [
        { party: "civilSociety", position: "for", reservation: "Con reserva del plazo.", dissent: "" },
      ],
      present: ["government", "institute", "civilSociety"],
      adoptedAt: "2012-02-07T17:00:00.000Z",
      confirmedAt: null,
    },
  ],
  voided: [],
  disagreements: [],
  participants: [],
  annexes: [],
  corrects: null,
  text: {
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "Reunión" }] },
      {
        type: "paragraph",
        content: [
          { type: "text", text: "Se acordó llamar a " },
          { type: "text", text: name, marks: [marked] },
          { type: "text", text: " (" },
          { type: "text", text: phone, marks: [{ type: "bold" }, marked] },
          { type: "text", text: ")." },
        ],
      },
      { type: "paragraph" },
      {
        type: "resolution",
        attrs: { id: "r1", responsible: name, dueDate: "2012-04-30" },
        content: [{ type: "paragraph", content: [{ type: "text", text: `Llamar a ${name} al ${phone}.` }] }],
      },
      {
        type: "bulletList",
        content: [
          {
            type: "listItem",
            content: [{ type: "paragraph", content: [{ type: "text", text: "Un punto." }] }],
          },
        ],
      },
    ],
  },
  provenance: {
    sourceCategory: "plan",
    documentId: "0b2f6c1e-8a1d-4c57-9a55-1f2e3d4c5b6a",
    schemaVersion: 4,
    journalSequence: 7,
    frozenAt: "2012-02-08T20:00:00.000Z",
    frozenBy: "Secretaría técnica",
    sample: true,
  },
};

export type Device = {
  readonly sign: (
    challenge: Uint8Array,
    options?: { readonly origin?: string; readonly flags?: number },
  ) => PasskeyProof;
};

/** What a passkey does, in a few lines: WebAuthn Level 3, sections 6.1 and 6.3.3. */
export function device(
  algorithm: -7 | -8 | -257 = -7,
  rsa: { readonly modulusLength?: number; readonly publicExponent?: number } = {},
): Device {
  const pair =
    algorithm === -7
      ? generateKeyPairSync("ec", { namedCurve: "P-256" })
      : algorithm === -8
        ? generateKeyPairSync("ed25519")
        : generateKeyPairSync("rsa", { modulusLength: 2048, ...rsa });
  const publicKey = toBase64url(pair.publicKey.export({ type: "spki", format: "der" }));
  return {
    sign: (challenge, { origin = "https://minuta.example", flags = 0b101 } = {}) => {
      const client = encoder.encode(
        JSON.stringify({
          type: "webauthn.get",
          challenge: toBase64url(challenge),
          origin,
          crossOrigin: false,
        }),
      );
      const data = new Uint8Array([...sha256(encoder.encode("minuta.example")), flags, 0, 0, 0, 7]);
      const signed = new Uint8Array([...data, ...sha256(client)]);
      const signature = sign(algorithm === -8 ? null : "sha256", signed, pair.privateKey);
      return {
        publicKey,
        algorithm,
        authenticatorData: toBase64url(data),
        clientDataJSON: toBase64url(client),
        signature: toBase64url(signature),
      };
    },
  };
}

export function factsOf(digest: string, party: Party, decision: SignatureDecision = "sign"): StatementFacts {
  const salt = countedSalts(900 + parties.indexOf(party));
  return {
    digest,
    key: content.key,
    kind: content.kind,
    version: 1,
    party,
    capacity: "principal",
    decision,
    office: "Titular",
    reason: decision === "sign" ? "" : "El plazo es corto.",
    nonce: salt(),
    at: "2012-02-09T18:00:00.000Z",
  };
}

export function signedBy(by: Device, facts: StatementFacts): SignedStatement {
  const { manifest, disclosures } = sealStatement(facts, countedSalts(500));
  return { means: "passkey", statement: manifest, disclosures, proof: by.sign(challengeOf(manifest)) };
}
