import { type Party, parties, type SignatureDecision } from "@minuta/domain";
import { fromBase64url, toBase64url } from "../base64url.ts";
import { canonicalBytes, digestOf, type Json } from "../canonical.ts";
import { type PublishedFile, publishedFormat } from "../published-file.ts";
import { countedSalts } from "../record.fixture.ts";
import { openRecord, sealRecord } from "../seal-record.ts";
import type { Disclosure } from "../sealed/disclosure.ts";
import { unitsOf } from "../sealed/units.ts";
import { shortDigest } from "../short-digest.ts";
import type { PasskeyFault, PasskeyProof } from "../signing/check-passkey.ts";
import type { SignedStatement } from "../signing/signed-statement.ts";
import { challengeOf, type StatementFacts, sealStatement } from "../signing/statement.ts";
import { attributed, earlier, english, record } from "./contents.fixture.ts";
import { rubricCases } from "./rubrics.fixture.ts";

/** What a vector asks a passkey to sign; made once, and stored, since ECDSA never signs twice alike. */
export type AskedProof = {
  readonly name: string;
  readonly challenge: Uint8Array;
  readonly algorithm: -7 | -8 | -257;
  readonly origin?: string;
  readonly flags?: number;
  readonly rsa?: { readonly modulusLength?: number; readonly publicExponent?: number };
};
export type Signer = (asked: AskedProof) => PasskeyProof;

export type PublishedCase = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Names of the checks that have to fail, with the party of a signature. */
  readonly fails: readonly string[];
  /** The code of the first one that fails. */
  readonly code?: string;
};

const legalBasis = "artículo 115 de la LGTAIP";
const encode = (text: string) => new TextEncoder().encode(text);
const bytesOf = (text: string) => fromBase64url(text) ?? new Uint8Array();
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const changed = (value: unknown, from: string | RegExp, to: string): never =>
  JSON.parse(JSON.stringify(value).replace(from, () => to)) as never;
/** The text with one bit of its byte changed; the last one when `at` is left out. */
const flip = (text: string, at = -1, bit = 1) => {
  const bytes = bytesOf(text);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ bit;
  return toBase64url(bytes);
};

export const canonicalVectors = () => {
  const jsons: readonly [string, string][] = [
    ["members are sorted, white space goes", '{ "b" : 1,\n\t"a" : [ 1 , 2 ] }'],
    [
      "capitals before small letters, a prefix before what it begins",
      '{"a":0,"B":0,"ab":0,"A":0,"_":0,"":0}',
    ],
    ["members inside lists and members", '[{"z":{"y":1,"x":2}},[],{}]'],
    ["whole numbers", "[0,-0,1,-1,9007199254740991,-9007199254740991]"],
    ["whole numbers in another spelling", "[1.0,1e2,1E+2,0.0,-0.0,120e-1]"],
    ["literals", '{"c":null,"b":true,"a":false}'],
    [
      "escapes that stay, and those that go",
      '"\\u0000\\u0008\\t\\n\\u000b\\f\\r\\u001F\\"\\\\\\/\\u0041\\u007f\\u2028"',
    ],
    ["letters stay as they are, nothing is normalized", '["é","é","ñ","\\u00e9","\\ud83d\\ude00","😀"]'],
    ["of two members with one name the last counts", '{"a":1,"a":2}'],
    ["a string alone", '"Minuta"'],
  ];
  const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const refused: readonly [string, string | Uint8Array, string][] = [
    ["nothing", "", "form_invalid"],
    ["no JSON", "{a:1}", "form_invalid"],
    ["more behind it", "{} {}", "form_invalid"],
    ["a byte order mark", "\ufeff{}", "form_invalid"],
    ["a fraction", '{"a":0.5}', "form_invalid"],
    ["a number that not every program holds", '{"a":9007199254740992}', "form_invalid"],
    ["a number without end", '{"a":1e400}', "form_invalid"],
    ["no number", '{"a":NaN}', "form_invalid"],
    ["a name that is not ASCII", '{"año":1}', "form_invalid"],
    ["half of a surrogate pair", '{"a":"\\ud83d"}', "form_invalid"],
    ["half of a surrogate pair in a name", '{"\\ude00":1}', "form_invalid"],
    ["a control character in a string", '{"a":"\n"}', "form_invalid"],
    ["no UTF-8", new Uint8Array([0x22, 0xc3, 0x28, 0x22]), "form_invalid"],
    ["251 deep", deep(252), "nested_too_deep"],
  ];
  return {
    cases: [...jsons, ["250 deep", deep(251)] as const].map(([name, json]) => {
      const value = JSON.parse(json) as Json;
      return {
        name,
        json,
        canonical: new TextDecoder().decode(canonicalBytes(value)),
        digest: digestOf(value),
      };
    }),
    refused: refused.map(([name, from, code]) => ({
      name,
      bytes: toBase64url(typeof from === "string" ? encode(from) : from),
      code,
    })),
  };
};

export const digestVectors = () => {
  const salt = countedSalts();
  const values: readonly Json[] = [
    "Titular",
    "",
    "Año 😀",
    { words: ["a ", { sealed: "0".repeat(64) }] },
    [],
  ];
  return {
    base64url: ["", "00", "ffff", "fbff bf", "000102030405060708090a0b0c0d0e0f"].map((spaced) => {
      const bytes = spaced.replaceAll(" ", "");
      const octets = Uint8Array.from({ length: bytes.length / 2 }, (_, at) =>
        Number.parseInt(bytes.slice(2 * at, 2 * at + 2), 16),
      );
      return { name: bytes === "" ? "no bytes" : bytes, bytes, text: toBase64url(octets) };
    }),
    malformed: ["A", "AB", "AAB", "AA==", "A+AA", "A/AA", "AA A", "AAAAA", "ñAAA"],
    units: values.map((value, at) => {
      const disclosure = [salt(), value] as const;
      return { name: `value ${at}`, salt: disclosure[0], value, digest: digestOf(disclosure) };
    }),
    badSalts: [
      "",
      "AAAAAAAAAAAAAAAAAAAAA",
      "AAAAAAAAAAAAAAAAAAAAAB",
      "AAAAAAAAAAAAAAAAAAAAAAA",
      "A=AAAAAAAAAAAAAAAAAAAA",
    ],
    short: ["00".repeat(32), "ff".repeat(32), digestOf("Minuta"), digestOf(record)].map((digest) => ({
      name: digest.slice(0, 8),
      digest,
      short: shortDigest(digest),
    })),
  };
};

const listed = (salt: () => string) => {
  const salts: string[] = [];
  const next = () => {
    const each = salt();
    salts.push(each);
    return each;
  };
  return { salts, next };
};

export const sealingVectors = () => ({
  cases: (
    [
      ["a form with marked words", record, []],
      ["the same with words that were removed before", record, [{ words: "Función Pública", legalBasis }]],
      ["minutes in English", english, []],
      ["marked words of every kind", attributed, [{ words: "ab", legalBasis }]],
    ] as const
  ).map(([name, content, alsoMarked], at) => {
    const { salts, next } = listed(countedSalts(1000 * at));
    const { manifest, disclosures, digest } = sealRecord(content, next, alsoMarked);
    const opened = openRecord(manifest, disclosures);
    return { name, content, alsoMarked, salts, manifest, disclosures, digest, opened };
  }),
});

const seats = [
  ["government", -7],
  ["institute", -8],
  ["civilSociety", -257],
] as const;
const sealed = sealRecord(record, countedSalts());

function factsOf(party: Party, decision: SignatureDecision, changes: Partial<StatementFacts> = {}) {
  const [nonce] = [countedSalts(900 + parties.indexOf(party))()];
  const facts: StatementFacts = {
    digest: sealed.digest,
    key: record.key,
    kind: record.kind,
    version: record.version,
    party,
    capacity: party === "institute" ? "alternate" : "principal",
    decision,
    office: "Titular de la unidad",
    reason: decision === "sign" ? "" : "El plazo es corto.",
    nonce,
    at: "2012-02-09T18:00:00.000Z",
    ...changes,
  };
  return facts;
}

const statementOf = (facts: StatementFacts) => sealStatement(facts, countedSalts(500));

export const statementVectors = () => ({
  cases: (
    [
      ["a signature", factsOf("government", "sign")],
      ["a signature with a reservation", factsOf("civilSociety", "signWithReservation")],
      ["a refusal", factsOf("institute", "refuse")],
      ["without an office", factsOf("government", "sign", { office: "" })],
      [
        "an author",
        factsOf("civilSociety", "sign", {
          kind: "communique",
          key: "OSC-012/2012",
          capacity: "author",
          organization: "Artículo 19",
        }),
      ],
    ] as const
  ).map(([name, facts]) => {
    const { salts, next } = listed(countedSalts(500));
    const { manifest, disclosures } = sealStatement(facts, next);
    return {
      name,
      facts,
      salts,
      statement: manifest,
      disclosures,
      challenge: toBase64url(challengeOf(manifest)),
    };
  }),
});

type PasskeyCase = {
  readonly name: string;
  readonly challenge: string;
  readonly proof: PasskeyProof;
  readonly fault: PasskeyFault | null;
};

export function passkeyVectors(sign: Signer): { readonly cases: readonly PasskeyCase[] } {
  const { manifest } = statementOf(factsOf("government", "sign"));
  const challenge = challengeOf(manifest);
  const make = (name: string, algorithm: -7 | -8 | -257, options: Partial<AskedProof> = {}) =>
    sign({ name: `passkey ${name}`, challenge, algorithm, ...options });
  const es256 = make("ES256", -7);
  const ed25519 = make("Ed25519", -8);
  const rs256 = make("RS256", -257);
  const client = (text: string) => ({ ...es256, clientDataJSON: toBase64url(encode(text)) });
  const said = (changes: object) =>
    client(
      JSON.stringify({
        ...JSON.parse(new TextDecoder().decode(bytesOf(es256.clientDataJSON))),
        ...changes,
      }),
    );
  const cases: [string, PasskeyProof, PasskeyFault | null][] = [
    ["ES256", es256, null],
    ["Ed25519", ed25519, null],
    ["RS256", rs256, null],
    ["ES256 with the other s", otherS(es256), null],
    ["below a domain, with a port", make("below", -8, { origin: "https://a.b.minuta.example:8443" }), null],
    ["letters that are no base64url", { ...es256, signature: `${es256.signature}=` }, "bytes_invalid"],
    [
      "36 bytes of authenticator data",
      { ...es256, authenticatorData: toBase64url(bytesOf(es256.authenticatorData).subarray(0, 36)) },
      "bytes_invalid",
    ],
    ["client data that is no JSON", client("webauthn.get"), "not_an_assertion"],
    ["client data that is a list", client("[]"), "not_an_assertion"],
    ["client data without an origin", said({ origin: null }), "not_an_assertion"],
    [
      "client data behind a byte order mark",
      client(`\ufeff${new TextDecoder().decode(bytesOf(es256.clientDataJSON))}`),
      "not_an_assertion",
    ],
    ["a registration", said({ type: "webauthn.create" }), "not_an_assertion"],
    ["another challenge", said({ challenge: toBase64url(new Uint8Array(32)) }), "other_challenge"],
    ["a challenge with padding", said({ challenge: `${toBase64url(challenge)}=` }), "other_challenge"],
    ["another site", make("another site", -7, { origin: "https://minuta.example.evil.mx" }), "other_site"],
    ["another host of the same domain's end", said({ origin: "https://otraminuta.example" }), "other_site"],
    ["an origin in capitals", said({ origin: "https://MINUTA.example" }), "other_site"],
    ["an origin with a user", said({ origin: "https://minuta.example@evil.mx" }), "other_site"],
    ["an origin with a path", said({ origin: "https://minuta.example/" }), "other_site"],
    [
      "no origin, of a site with no name",
      { ...said({ origin: "null" }), authenticatorData: withSite(es256, "") },
      "other_site",
    ],
    ["user present and not verified", make("not verified", -7, { flags: 0b001 }), "user_not_verified"],
    ["user verified and not present", make("not present", -7, { flags: 0b100 }), "user_not_verified"],
    ["an unknown algorithm", { ...es256, algorithm: -99 }, "algorithm_unknown"],
    ["the algorithm of another key", { ...es256, algorithm: -257 }, "signature_wrong"],
    ["other client data that says the same", said({ also: 1 }), "signature_wrong"],
    [
      "another count in the authenticator data",
      { ...es256, authenticatorData: flip(es256.authenticatorData) },
      "signature_wrong",
    ],
    ["the key of another", { ...es256, publicKey: make("another key", -7).publicKey }, "signature_wrong"],
    [
      "a key of which a bit that says nothing differs",
      { ...es256, publicKey: flip(es256.publicKey, -66) },
      "signature_wrong",
    ],
    ["a point that is not on the curve", { ...es256, publicKey: flip(es256.publicKey) }, "signature_wrong"],
    [
      "more behind a key",
      { ...es256, publicKey: toBase64url(new Uint8Array([...bytesOf(es256.publicKey), 0])) },
      "signature_wrong",
    ],
    ["no key", { ...es256, publicKey: "" }, "signature_wrong"],
    ["ES256, one bit of the signature", { ...es256, signature: flip(es256.signature) }, "signature_wrong"],
    [
      "Ed25519, one bit of the signature",
      { ...ed25519, signature: flip(ed25519.signature) },
      "signature_wrong",
    ],
    [
      "Ed25519, one bit of the key",
      { ...ed25519, publicKey: flip(ed25519.publicKey, 20) },
      "signature_wrong",
    ],
    ["Ed25519, s and the order of the group", largeS(ed25519), "signature_wrong"],
    [
      "Ed25519, a byte too few",
      { ...ed25519, signature: toBase64url(bytesOf(ed25519.signature).subarray(0, 63)) },
      "signature_wrong",
    ],
    ["RS256, one bit of the signature", { ...rs256, signature: flip(rs256.signature) }, "signature_wrong"],
    ["RS256, one bit of the key", { ...rs256, publicKey: flip(rs256.publicKey, 100) }, "signature_wrong"],
    [
      "RS256, a zero before the signature",
      { ...rs256, signature: toBase64url(new Uint8Array([0, ...bytesOf(rs256.signature)])) },
      "signature_wrong",
    ],
    ["RS256 with 1024 bits", make("1024 bits", -257, { rsa: { modulusLength: 1024 } }), "signature_wrong"],
    [
      "RS256 with the exponent 3",
      make("exponent 3", -257, { rsa: { publicExponent: 3 } }),
      "signature_wrong",
    ],
    ["ES256, a zero too many before a number", respelled(es256, "longer"), "signature_wrong"],
    ["ES256, a high number without its zero", respelled(es256, "shorter"), "signature_wrong"],
    ["ES256, a byte behind s", trailing(es256), "signature_wrong"],
    [
      "ES256, r is 0",
      { ...es256, signature: toBase64url(new Uint8Array([0x30, 6, 2, 1, 0, 2, 1, 1])) },
      "signature_wrong",
    ],
    [
      "ES256, 64 bytes that are no DER",
      { ...es256, signature: toBase64url(new Uint8Array(64).fill(1)) },
      "signature_wrong",
    ],
    ["no signature", { ...es256, signature: "" }, "signature_wrong"],
  ];
  return {
    cases: cases.map(([name, proof, fault]) => ({ name, challenge: toBase64url(challenge), proof, fault })),
  };
}

function withSite({ authenticatorData }: PasskeyProof, host: string): string {
  const site = digestBytes(host);
  return toBase64url(new Uint8Array([...site, ...bytesOf(authenticatorData).subarray(32)]));
}

function digestBytes(host: string): Uint8Array {
  // The digest of no bytes; the one host that is asked for here.
  if (host !== "") throw new Error("only the empty host");
  const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  return Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(empty.slice(2 * at, 2 * at + 2), 16));
}

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const group = 2n ** 252n + 27742317777372353535851937790883648493n;

function numbersOf({ signature }: PasskeyProof): readonly [Uint8Array, Uint8Array] {
  const der = bytesOf(signature);
  const length = der[3] ?? 0;
  return [der.subarray(4, 4 + length), der.subarray(6 + length)];
}

function signatureWith(proof: PasskeyProof, r: Uint8Array, s: Uint8Array, rest: readonly number[] = []) {
  const body = [2, r.length, ...r, 2, s.length, ...s, ...rest];
  return { ...proof, signature: toBase64url(new Uint8Array([0x30, body.length, ...body])) };
}

function otherS(proof: PasskeyProof): PasskeyProof {
  const [r, s] = numbersOf(proof);
  const digits = (order - BigInt(`0x${hex(s)}`))
    .toString(16)
    .padStart(64, "0")
    .replace(/^(?:00)+/, "");
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const bytes = Uint8Array.from({ length: even.length / 2 }, (_, at) =>
    Number.parseInt(even.slice(2 * at, 2 * at + 2), 16),
  );
  return signatureWith(proof, r, (bytes[0] ?? 0) >= 128 ? new Uint8Array([0, ...bytes]) : bytes);
}

/** With a zero before a number that needs none, or without the one that a high number needs: other spellings of one signature. */
function respelled(proof: PasskeyProof, how: "longer" | "shorter"): PasskeyProof {
  for (const each of [proof, otherS(proof)]) {
    const numbers = numbersOf(each);
    const at = numbers.findIndex(([first]) => (first === 0) === (how === "shorter"));
    const other = numbers.map((number, index) => {
      if (index !== at) return number;
      return how === "longer" ? new Uint8Array([0, ...number]) : number.subarray(1);
    });
    if (at >= 0) return signatureWith(each, other[0] ?? new Uint8Array(), other[1] ?? new Uint8Array());
  }
  throw new Error("no number can be spelled so");
}

function trailing(proof: PasskeyProof): PasskeyProof {
  const [r, s] = numbersOf(proof);
  return signatureWith(proof, r, s, [0]);
}

function largeS(proof: PasskeyProof): PasskeyProof {
  const bytes = bytesOf(proof.signature);
  let s = BigInt(`0x${hex(bytes.slice(32).reverse())}`) + group;
  for (let at = 32; at < 64; at += 1) {
    bytes[at] = Number(s & 255n);
    s >>= 8n;
  }
  return { ...proof, signature: toBase64url(bytes) };
}

export function publishedCases(sign: Signer): readonly PublishedCase[] {
  const passkey = (facts: StatementFacts, name: string): SignedStatement => {
    const { manifest, disclosures } = statementOf(facts);
    const algorithm = seats.find(([party]) => party === facts.party)?.[1] ?? -7;
    const proof = sign({ name: `published ${name}`, challenge: challengeOf(manifest), algorithm });
    return { means: "passkey", statement: manifest, disclosures, proof };
  };
  const signatures = seats.map(([party]) => passkey(factsOf(party, "sign"), party));
  const [government, institute, civilSociety] = signatures as [
    SignedStatement,
    SignedStatement,
    SignedStatement,
  ];
  if (government.means !== "passkey") throw new Error("the seats sign by passkey");
  const reserved = passkey(factsOf("civilSociety", "signWithReservation"), "reservation");
  const refused = passkey(factsOf("civilSociety", "refuse"), "refusal");
  const onPaper = (facts: StatementFacts): SignedStatement => {
    const { manifest, disclosures } = statementOf(facts);
    const scan = { digest: "a".repeat(64), mediaType: "application/pdf", size: 4096 };
    return { means: "paper", statement: manifest, disclosures, scan };
  };
  const paper = onPaper(factsOf("civilSociety", "sign"));

  const units = unitsOf(sealed.manifest, sealed.disclosures);
  const of = (kind: "block" | "words" | "field", words: string) => {
    const unit = units.find((each) => each.kind === kind && each.text?.includes(words));
    if (unit === undefined) throw new Error(`no ${kind} with ${words}`);
    return unit;
  };
  const removalOf = (unit: string) => ({
    unit,
    ground: "personalData" as const,
    legalBasis,
    at: "2012-02-10T18:00:00.000Z",
    by: "Secretaría técnica",
  });
  const file: PublishedFile = {
    format: publishedFormat,
    manifest: sealed.manifest,
    disclosures: sealed.disclosures,
    removals: [],
    signatures,
    publicVersion: 1,
    publishedAt: "2012-02-10T20:00:00.000Z",
  };
  const without = (...gone: readonly string[]): PublishedFile => {
    const inside = units.filter(({ path }) =>
      units.some(
        (outer) =>
          gone.includes(outer.digest) &&
          outer.path.length < path.length &&
          outer.path.every((step, at) => step === path[at]),
      ),
    );
    const hidden = new Set([...gone, ...inside.map(({ digest }) => digest)]);
    return {
      ...file,
      disclosures: sealed.disclosures.filter((each) => !hidden.has(digestOf(each))),
      removals: gone.map(removalOf),
    };
  };
  const name = units.filter(({ text, marked }) => marked !== null && text === "Leticia Zavala Ibarra");
  const block = of("block", "Se acordó");
  const field = of("field", "Función Pública");
  const reservation = digestOf(
    reserved.disclosures.find(([, value]) => value === "El plazo es corto.") ?? null,
  );
  const silent: SignedStatement = {
    ...reserved,
    disclosures: reserved.disclosures.filter((each) => digestOf(each) !== reservation),
  };
  const first = sealed.disclosures[0] as Disclosure;
  const withProof = (changes: Partial<PasskeyProof>) => ({
    ...file,
    signatures: [{ ...government, proof: { ...government.proof, ...changes } }, institute, civilSociety],
  });
  const withStatement = (changes: object) => ({
    ...file,
    signatures: [
      { ...government, statement: { ...government.statement, ...changes } },
      institute,
      civilSociety,
    ],
  });
  const facts = { legalBasis: "", at: "2012-02-10T18:00:00.000Z", by: "Secretaría técnica" };
  const inEnglish = sealRecord(english, countedSalts(3000));
  const englishTitle = unitsOf(inEnglish.manifest, inEnglish.disclosures).find(
    ({ path }) => path.at(-1) === "title",
  );
  const englishFile = {
    ...file,
    manifest: inEnglish.manifest,
    disclosures: inEnglish.disclosures.filter((each) => digestOf(each) !== englishTitle?.digest),
    removals: [{ unit: englishTitle?.digest, ground: "reserved", ...facts }],
    signatures: seats.map(([party]) =>
      passkey(
        factsOf(party, "sign", {
          digest: inEnglish.digest,
          key: english.key,
          kind: english.kind,
          version: english.version,
        }),
        `English ${party}`,
      ),
    ),
  };
  const third = { ...(sealed.manifest as object), format: "minuta-record/3" };
  const only = [countedSalts(7000)(), { sealed: digestOf(first) }] as const;
  const everySignature = seats.map(([party]) => `signature ${party}`);
  const accounts = [...everySignature, "signatures"];
  let deep: Json = "x";
  for (let depth = 0; depth < 205; depth += 1) deep = [deep];

  const cases: [string, unknown, readonly string[], string?][] = [
    ["complete", file, []],
    ["words removed wherever they stand", without(...name.map(({ digest }) => digest)), []],
    ["a block removed, with the words that were marked in it", without(block.digest), []],
    ["a field removed", without(field.digest), []],
    ["a later public version", { ...without(field.digest, block.digest), publicVersion: 2 }, []],
    ["in English, a field removed without a legal basis", englishFile, []],
    ["a reservation", { ...file, signatures: [government, institute, reserved] }, []],
    [
      "a reservation whose words are removed",
      { ...file, removals: [removalOf(reservation)], signatures: [government, institute, silent] },
      [],
    ],
    ["a paper", { ...file, signatures: [government, institute, paper] }, []],
    ["the other files of the publication", { ...file, files: { "record.html": "c".repeat(64) } }, []],
    ["a member that nobody knows", { ...file, further: { a: [1] } }, ["format"], "form_invalid"],
    [
      "another day of publication, which no seat signed",
      { ...file, publishedAt: "2013-01-01T00:00:00.000Z" },
      [],
    ],
    ["a refusal", { ...file, signatures: [government, institute, refused] }, ["signatures"], "2/3"],
    ["a seat that has not signed", { ...file, signatures: [government, institute] }, ["signatures"], "2/3"],
    ["nobody has signed", { ...file, signatures: [] }, ["signatures"], "0/3"],
    ["a seat that signed twice", { ...file, signatures: [...signatures, reserved] }, ["signatures"], "3/3"],
    [
      "a seat that refused and signed",
      { ...file, signatures: [...signatures, refused] },
      ["signatures"],
      "3/3",
    ],
    [
      "a nonce that serves twice",
      {
        ...file,
        signatures: [
          government,
          institute,
          passkey(factsOf("civilSociety", "sign", { nonce: factsOf("government", "sign").nonce }), "nonce"),
        ],
      },
      ["signatures"],
      "3/3",
    ],
    ["a unit left out unsaid", { ...without(field.digest), removals: [] }, ["removals"], "1"],
    ["a removal of what is there", { ...file, removals: [removalOf(field.digest)] }, ["removals"], "0"],
    [
      "a removal twice",
      { ...without(field.digest), removals: [removalOf(field.digest), removalOf(field.digest)] },
      ["removals"],
      "1",
    ],
    [
      "words of a reservation left out unsaid",
      { ...file, signatures: [government, institute, silent] },
      ["removals"],
      "1",
    ],
    [
      "a word in a field",
      { ...file, disclosures: changed(file.disclosures, "Función Pública", "Otra") },
      ["format"],
      "unit_foreign",
    ],
    [
      "a word in a block",
      { ...file, disclosures: changed(file.disclosures, "Un punto", "Dos puntos") },
      ["format"],
      "unit_foreign",
    ],
    [
      "a word in a reservation",
      { ...file, signatures: [government, institute, changed(reserved, "es corto", "basta")] },
      ["format"],
      "unit_foreign",
    ],
    [
      "a salt",
      { ...file, disclosures: [["AAAAAAAAAAAAAAAAAAAAAA", first[1]], ...file.disclosures.slice(1)] },
      ["format"],
      "unit_foreign",
    ],
    [
      "a salt that is too short",
      { ...file, disclosures: [["AAAA", first[1]], ...file.disclosures.slice(1)] },
      ["format"],
      "salt_invalid",
    ],
    ["a disclosure twice", { ...file, disclosures: [...file.disclosures, first] }, ["format"], "unit_twice"],
    [
      "a disclosure of nothing",
      { ...file, disclosures: [...file.disclosures, [first[0], "más"]] },
      ["format"],
      "unit_foreign",
    ],
    [
      "words of a block that is removed",
      {
        ...without(block.digest),
        disclosures: [
          ...without(block.digest).disclosures,
          ...sealed.disclosures.filter((each) =>
            units.some(
              ({ digest, path }) =>
                digest === digestOf(each) &&
                path.length > block.path.length &&
                block.path.every((step, at) => step === path[at]),
            ),
          ),
        ],
      },
      ["format"],
      "unit_foreign",
    ],
    [
      "a unit in two places",
      { ...file, manifest: { ...(file.manifest as object), further: { sealed: field.digest } } },
      ["format"],
      "unit_twice",
    ],
    [
      "a unit that is only another's digest",
      {
        ...file,
        manifest: { ...(file.manifest as object), further: { sealed: digestOf(only) } },
        disclosures: [...file.disclosures, only],
      },
      ["format"],
      "form_invalid",
    ],
    [
      "a unit that is too deep",
      { ...file, manifest: { ...(file.manifest as object), further: deep } },
      ["format"],
      "nested_too_deep",
    ],
    [
      "a fact in the clear",
      { ...file, manifest: changed(file.manifest, "2012-04-30", "2012-05-30") },
      accounts,
      "other_record",
    ],
    [
      "a digest in the manifest",
      { ...file, manifest: changed(file.manifest, /"sealed":"./, '"sealed":"g') },
      ["format"],
      "unit_foreign",
    ],
    ["a manifest of an earlier format", { ...file, manifest: third }, ["format"], "form_invalid"],
    [
      "a manifest of an unknown format",
      { ...file, manifest: { ...third, format: "minuta-record/5" } },
      ["format"],
      "form_invalid",
    ],
    ["an unknown format of file", { ...file, format: "minuta-published/2" }, ["format"], "form_invalid"],
    [
      "a file that is named by no digest",
      { ...file, files: { "record.html": "c" } },
      ["format"],
      "form_invalid",
    ],
    [
      "an unknown ground",
      { ...without(field.digest), removals: [{ ...removalOf(field.digest), ground: "other" }] },
      ["format"],
      "form_invalid",
    ],
    [
      "a statement about another digest",
      withStatement({ digest: "0".repeat(64) }),
      ["signature government", "signatures"],
      "other_record",
    ],
    [
      "a statement about another key",
      withStatement({ key: "FR-002/2012" }),
      ["signature government", "signatures"],
      "other_record",
    ],
    [
      "a statement about another kind",
      withStatement({ kind: "minutes" }),
      ["signature government", "signatures"],
      "other_record",
    ],
    [
      "a statement about another version",
      withStatement({ version: 2 }),
      ["signature government", "signatures"],
      "other_record",
    ],
    [
      "a statement of another instant",
      withStatement({ at: "2012-02-09T19:00:00.000Z" }),
      ["signature government", "signatures"],
      "other_challenge",
    ],
    [
      "a statement that decides otherwise",
      withStatement({ decision: "refuse" }),
      ["signature government", "signatures"],
      "other_challenge",
    ],
    [
      "a statement of another seat",
      withStatement({ party: "civilSociety" }),
      ["signature civilSociety", "signatures"],
      "other_challenge",
    ],
    ["an unknown statement", withStatement({ type: "minuta-statement/2" }), ["format"], "form_invalid"],
    ["an unknown party", withStatement({ party: "press" }), ["format"], "form_invalid"],
    [
      "unknown means",
      { ...file, signatures: [{ ...government, means: "account" }, institute, civilSociety] },
      ["format"],
      "form_invalid",
    ],
    [
      "a paper without a scan",
      { ...file, signatures: [government, institute, { ...paper, scan: null }] },
      ["format"],
      "form_invalid",
    ],
    [
      "a paper about another record",
      {
        ...file,
        signatures: [government, institute, { ...paper, statement: { ...paper.statement, version: 2 } }],
      },
      ["signature civilSociety", "signatures"],
      "other_record",
    ],
    [
      "a bit of a signature",
      withProof({ signature: flip(government.proof.signature) }),
      ["signature government", "signatures"],
      "signature_wrong",
    ],
    [
      "a bit of a key",
      withProof({ publicKey: flip(government.proof.publicKey) }),
      ["signature government", "signatures"],
      "signature_wrong",
    ],
    [
      "a bit of the authenticator data",
      withProof({ authenticatorData: flip(government.proof.authenticatorData) }),
      ["signature government", "signatures"],
      "signature_wrong",
    ],
    [
      "a bit of the site",
      withProof({ authenticatorData: flip(government.proof.authenticatorData, 0) }),
      ["signature government", "signatures"],
      "other_site",
    ],
    [
      "a bit of the client data",
      withProof({ clientDataJSON: flip(government.proof.clientDataJSON) }),
      ["signature government", "signatures"],
      "not_an_assertion",
    ],
    [
      "the proof of another seat",
      withProof((institute as typeof government).proof),
      ["signature government", "signatures"],
      "other_challenge",
    ],
  ];

  cases.push(...rubricCases(file, passkey, onPaper));

  const account = (content: { readonly format: string }, changes: object = {}) => {
    const digest = digestOf(content);
    return parties.map((party) => ({
      party,
      decision: "sign",
      capacity: "principal",
      office: "Titular",
      reason: "",
      digest,
      at: "2011-12-07T20:00:00.000Z",
      ...changes,
    }));
  };
  const old = earlier.map((content) => ({
    content,
    digest: digestOf(content),
    signatures: account(content),
    publishedAt: "2011-12-08T20:00:00.000Z",
  }));
  const [one, two] = old as [(typeof old)[number], (typeof old)[number]];
  for (const each of old) cases.push([each.content.format, each, []]);
  cases.push(
    ["minuta-record/1, a word", changed(one, "Se instaló", "Se aplazó"), ["digest", ...accounts]],
    [
      "minuta-record/1 under the name of the next",
      { ...one, content: { ...one.content, format: "minuta-record/2" } },
      ["digest", ...accounts],
    ],
    ["minuta-record/2, another digest", { ...two, digest: "0".repeat(64) }, ["digest"]],
    [
      "minuta-record/2, a signature of another digest",
      {
        ...two,
        signatures: account(two.content).map((each) =>
          each.party === "institute" ? { ...each, digest: "0".repeat(64) } : each,
        ),
      },
      ["signature institute", "signatures"],
      "account",
    ],
    [
      "minuta-record/2, a refusal",
      {
        ...two,
        signatures: account(two.content).map((each) =>
          each.party === "institute" ? { ...each, decision: "refuse" } : each,
        ),
      },
      ["signatures"],
      "2/3",
    ],
    [
      "minuta-record/2, a signature of no decision",
      { ...two, signatures: account(two.content, { decision: null }) },
      ["format"],
      "form_invalid",
    ],
    ["minuta-record/4 as it is", { ...one, content: record }, ["format"], "form_invalid"],
  );
  const complete = canonicalBytes(file);
  const text = new TextDecoder().decode(complete);
  const spelled: [string, Uint8Array, readonly string[], string?][] = [
    ["minuta-record/1 in another spelling", encode(JSON.stringify(one, null, 2)), []],
    ["a line feed behind it", encode(`${text}\n`), ["format"], "not_canonical"],
    ["members in another order", encode(JSON.stringify(file)), ["format"], "not_canonical"],
    [
      "a member twice",
      encode(text.replace('"publicVersion":1', '"publicVersion":9,"publicVersion":1')),
      ["format"],
      "not_canonical",
    ],
    [
      "a letter in another spelling",
      encode(text.replace("Reunión", "Reuni\\u00f3n")),
      ["format"],
      "not_canonical",
    ],
    ["cut off", complete.subarray(0, 900), ["format"], "form_invalid"],
    ["a byte order mark", encode(`\ufeff${text}`), ["format"], "form_invalid"],
    [
      "half of a surrogate pair",
      encode(text.replace("Reunión", "Reuni\\ud83dn")),
      ["format"],
      "form_invalid",
    ],
    [
      "a fraction",
      encode(text.replace('"publicVersion":1', '"publicVersion":1.5')),
      ["format"],
      "form_invalid",
    ],
    [
      "a name that is not ASCII",
      encode(text.replace('"publishedAt"', '"año":1,"publishedAt"')),
      ["format"],
      "form_invalid",
    ],
    [
      "a byte that is no UTF-8",
      Uint8Array.from(complete, (byte, at) => (at === 700 ? 0xff : byte)),
      ["format"],
      "form_invalid",
    ],
    ["a list", encode("[]"), ["format"], "form_invalid"],
    ["nothing", encode(""), ["format"], "form_invalid"],
  ];
  return [
    ...cases.map(([name, value, fails, code]) => [name, canonicalBytes(value), fails, code] as const),
    ...spelled,
  ].map(([name, bytes, fails, code]) => ({ name, bytes, fails, ...(code === undefined ? {} : { code }) }));
}
