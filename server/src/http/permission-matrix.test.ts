import { randomUUID } from "node:crypto";
import { type AnyEndpoint, type Call, type Endpoints, endpoints } from "@minuta/contract";
import {
  type Actor,
  accessIncludes,
  accessTo,
  authorMandate,
  can,
  type DocumentKind,
  type DocumentState,
  type DocumentSubject,
  foundingRules,
  keySlug,
  type Party,
  parties,
  type Role,
  type Subject,
  seatMandate,
} from "@minuta/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mandatesInForce } from "../accounts/signed-in.ts";
import { findDocument } from "../documents/reader.ts";
import {
  openSecretariat,
  refusalOf,
  type Secretariat,
  type Visitor,
} from "../testing/running-secretariat.ts";
import {
  closedCommunique,
  closedForm,
  closedMinutes,
  refuse,
  sign,
  signAsAuthor,
  startCommunique,
  startForm,
  startTranslation,
} from "../testing/walk.ts";

/**
 * Every entry of the contract is called by every role, on documents of every kind and state; whether it is allowed is what
 * `can` says, computed here from the rows and there by the server. An allowed call may still be refused by the life of the
 * document, never with `forbidden`.
 */

const places: readonly (readonly [Role, string])[] = [
  ["principal", "government"],
  ["principal", "civilSociety"],
  ["alternate", "institute"],
  ["recordKeeper", ""],
  ["delegate", "Artículo 19"],
  ["delegate", "Fundar"],
  ["delegate", "SHCP"],
  ["guest", ""],
  ["observer", ""],
  ["operator", ""],
];

type Person = { readonly name: string; readonly visitor: Visitor; readonly actor: Actor };
type Document = { readonly id: string; readonly subject: DocumentSubject; readonly threadId: string | null };

let secretariat: Secretariat;
let people: Person[];
let documents: Map<string, Document>;
let facts: {
  sessionId: string;
  meetingId: string;
  proposalId: string;
  foreignThreadId: string;
  foreignCommentId: string;
  mandates: { id: string; role: Role; party: Party | null; organizationId: string | null }[];
};

beforeAll(async () => {
  secretariat = await openSecretariat();
  const { db, clock } = secretariat.running.context;
  people = [];
  for (const [role, of] of places) {
    const visitor = await secretariat.as(role, of);
    const { userId } = await visitor.call(endpoints.me);
    const mandates = await mandatesInForce(db, userId, clock());
    people.push({ name: `${role} ${of}`.trim(), visitor, actor: { userId, mandates } });
  }
  documents = await documentsOfEveryState();
  await closedMinutes(secretariat);
  const keeper = (await secretariat.as("recordKeeper")).call;
  const { sessions } = await keeper(endpoints.listSessions);
  const session = sessions.find(
    ({ minutes }) => minutes !== null && minutes.documentId === documents.get("minutes draft")?.id,
  );
  const [meeting] = (await keeper(endpoints.listMeetings)).meetings;
  const [proposal] = (await keeper(endpoints.listProposals)).proposals;
  const foreign = await openThread(keeper, [...documents.values()][0]?.id ?? "");
  await keeper(endpoints.openSession, {
    params: { sessionId: session?.id ?? "" },
    body: { presiding: "government", language: "es" },
  });
  facts = {
    sessionId: session?.id ?? "",
    meetingId: meeting?.id ?? "",
    proposalId: proposal?.id ?? "",
    foreignThreadId: foreign.id,
    foreignCommentId: foreign.comments[0]?.id ?? "",
    mandates: await db.selectFrom("mandates").select(["id", "role", "party", "organizationId"]).execute(),
  };
});
afterAll(() => secretariat.dispose());

const openThread = (call: Call, documentId: string) =>
  call(endpoints.openThread, {
    params: { documentId },
    body: { anchor: null, quote: "", body: "Una pregunta", mentions: [] },
  });

async function documentsOfEveryState(): Promise<Map<string, Document>> {
  const { db } = secretariat.running.context;
  const keeper = (await secretariat.as("recordKeeper")).call;
  const made = new Map<string, string>();
  const { documents: seeded } = await keeper(endpoints.listDocuments);
  made.set("minutes draft", seeded.find(({ kind }) => kind === "minutes")?.id ?? "");
  made.set("proposal draft", seeded.find(({ key }) => key === "P-001")?.id ?? "");
  const proposal = (await keeper(endpoints.listProposals)).proposals[0];
  const draft = await keeper(endpoints.createDocument, {
    body: {
      kind: "commitmentDraft",
      language: "es",
      proposalId: proposal?.id ?? "",
      title: "[Muestra] Compromiso",
    },
  });
  made.set("commitmentDraft draft", draft.documentId);
  made.set("meetingForm draft", await startForm(secretariat));
  made.set("meetingForm forSignature", (await closedForm(secretariat)).documentId);
  const refused = await closedForm(secretariat);
  await refuse(secretariat, refused.documentId, "institute", refused.record.digest);
  made.set("meetingForm refused", refused.documentId);
  const signed = await closedForm(secretariat);
  for (const party of parties) await sign(secretariat, signed.documentId, party, signed.record.digest);
  made.set("meetingForm signed", signed.documentId);
  const published = await closedForm(secretariat);
  for (const party of parties) await sign(secretariat, published.documentId, party, published.record.digest);
  await keeper(endpoints.publishDocument, { params: { documentId: published.documentId } });
  made.set("meetingForm published", published.documentId);
  made.set("translation draft", await startTranslation(secretariat));
  const author = (await secretariat.as("delegate", "Artículo 19")).call;
  made.set("communique draft", await startCommunique(secretariat, "Artículo 19"));
  made.set("communique forSignature", (await closedCommunique(secretariat, "Artículo 19")).documentId);
  for (const state of ["signed", "published"] as const) {
    const { documentId, record } = await closedCommunique(secretariat, "Artículo 19");
    await signAsAuthor(secretariat, documentId, "Artículo 19", record.digest);
    if (state === "published") await author(endpoints.publishDocument, { params: { documentId } });
    made.set(`communique ${state}`, documentId);
  }
  const loaded = new Map<string, Document>();
  for (const [name, id] of made) {
    const document = await findDocument(db, id);
    if (document === null) throw new Error(`there is no ${name}`);
    const writer = document.subject.kind === "communique" ? author : keeper;
    const threadId = document.subject.state === "draft" ? (await openThread(writer, id)).id : null;
    loaded.set(name, { id, subject: document.subject, threadId });
  }
  return loaded;
}

type Expected = "allowed" | "forbidden" | "not_found" | "document_closed";

/** What a call on a document must come to, by `can` alone. */
function onDocument(actor: Actor, action: AnyEndpoint["action"], subject: DocumentSubject): Expected {
  if (!accessIncludes(accessTo(actor, subject), "read")) return "not_found";
  if (action === "document.comment" || action === "comment.resolve" || action === "document.write") {
    if (can(actor, action, subject)) return "allowed";
    return can(actor, action, { ...subject, state: "draft" }) ? "document_closed" : "forbidden";
  }
  if (action === "public" || action === "signedIn") return "allowed";
  return can(actor, action, subject) ? "allowed" : "forbidden";
}

const verdictOf = (code: string): Expected => {
  if (code === "forbidden" || code === "not_found") return code;
  return "allowed";
};

/** A seat by its mandate; a communiqué by its author, who is of civil society (rule WF-4). */
const signsFor = (actor: Actor, { kind, organizationIds }: DocumentSubject, party: Party) =>
  kind === "communique"
    ? party === "civilSociety" && authorMandate(actor, organizationIds) !== null
    : seatMandate(actor, party) !== null;

// What cannot be undone or would change the state that later calls rely on is asked in a way that the life of the
// document refuses after permission was given.
const stale = "f".repeat(64);
const foundingSettings = { ...foundingRules, reminderDays: [7, 1], daysOff: [] };

const onDocuments = {
  readDocument: { action: "document.read" },
  readSnapshot: { action: "document.read" },
  issueTicket: { action: "document.read" },
  readRecord: { action: "document.read" },
  listThreads: { action: "document.read" },
  listTextResolutions: { action: "document.read" },
  adoptResolution: {
    action: "resolution.adopt",
    body: { blockId: "unknown", textDigest: "f".repeat(64) },
  },
  listWordingChanges: { action: "document.read" },
  listTextCommitments: { action: "document.read" },
  closingCheck: { action: "document.close" },
  signDocument: {
    action: "document.sign",
    body: {
      nonce: "unknown",
      credentialId: "",
      authenticatorData: "",
      clientDataJSON: "",
      signature: "",
      userHandle: null,
    },
  },
  signOnPaper: {
    action: "document.close",
    query: {
      party: "government",
      digest: "f".repeat(64),
      decision: "sign",
      capacity: "principal",
      office: "Titular",
    },
  },
  remindSignatures: { action: "document.close" },
  noteSource: {
    action: "translation.noteSource",
    query: {
      title: "Standards",
      address: "https://partnership.example/standards",
      version: "2",
      datedOn: "2014-06-01",
      language: "en",
    },
  },
  chooseSource: { action: "document.write", body: { ordinal: 999 } },
  listUnits: { action: "document.publish" },
  removeFromPublic: {
    action: "document.publish",
    body: { removals: [{ unit: "f".repeat(64), ground: "reserved", legalBasis: "Artículo 1" }] },
  },
  recordArrival: {
    action: "document.recordAttendance",
    body: {
      who: { type: "guest", office: "Enlace", institution: "SHCP", party: null },
      mode: "remote",
      at: "2999-01-01T00:00:00Z",
    },
  },
  recordAttendance: {
    action: "document.recordAttendance",
    params: { party: "government" },
    body: { mode: "absent", capacity: null, arrivedAt: null, departedAt: null },
  },
  openThread: {
    action: "document.comment",
    body: { anchor: null, quote: "", body: "Otra pregunta", mentions: [] },
  },
} as const satisfies Partial<Record<keyof Endpoints, object>>;

describe("documents", () => {
  test.each(Object.keys(onDocuments) as (keyof typeof onDocuments)[])(
    "%s: allowed as `can` says",
    async (name) => {
      const entry: { action: string; params?: object; query?: object; body?: object } = onDocuments[name];
      const endpoint: AnyEndpoint = endpoints[name];
      expect(endpoint.action).toBe(entry.action);
      for (const person of people) {
        for (const [what, { id, subject }] of documents) {
          const code = await refusalOf(
            person.visitor.call(endpoint, {
              params: { documentId: id, ...entry.params },
              ...(entry.query === undefined ? {} : { query: entry.query }),
              ...(entry.body === undefined ? {} : { body: entry.body }),
            }),
          );
          const expected = onDocument(person.actor, endpoint.action, subject);
          const outcome =
            code === "document_closed" && expected === "document_closed" ? expected : verdictOf(code);
          expect([person.name, what, outcome]).toEqual([person.name, what, expected]);
        }
      }
    },
  );

  test("stateDecision: only for a seat that is held, as `can` says", async () => {
    for (const person of people) {
      for (const [what, { id, subject }] of documents) {
        for (const party of parties) {
          const code = await refusalOf(
            person.visitor.call(endpoints.stateDecision, {
              params: { documentId: id },
              body: { decision: "sign", party, digest: stale },
            }),
          );
          const readable = onDocument(person.actor, "document.sign", subject);
          const expected =
            readable === "allowed" && !signsFor(person.actor, subject, party) ? "forbidden" : readable;
          expect([person.name, what, party, verdictOf(code)]).toEqual([person.name, what, party, expected]);
        }
      }
    }
  });

  test.each([
    "closeDocument",
    "reopenDocument",
    "publishDocument",
    "startErratum",
    "withdrawErratum",
  ] as const)("%s: allowed as `can` says, in every state", async (name) => {
    const endpoint: AnyEndpoint = endpoints[name];
    const bodies: Partial<Record<string, object>> = { startErratum: { reason: "El plazo estaba mal." } };
    // Where the step would really be taken, only those who may not are asked.
    const taken = {
      closeDocument: ["communique draft", "translation draft"],
      reopenDocument: ["meetingForm refused", "communique forSignature"],
      publishDocument: ["meetingForm signed", "communique signed"],
      startErratum: ["meetingForm published", "communique published"],
      // None of the documents is an erratum.
      withdrawErratum: [],
    };
    for (const person of people) {
      for (const [what, { id, subject }] of documents) {
        const expected = onDocument(person.actor, endpoint.action, subject);
        if (expected === "allowed" && (taken[name] as string[]).includes(what)) continue;
        const code = await refusalOf(
          person.visitor.call(endpoint, { params: { documentId: id }, body: bodies[name] ?? {} }),
        );
        expect([person.name, what, verdictOf(code)]).toEqual([person.name, what, expected]);
      }
    }
  });

  test.each([
    ["changeStay", { stayId: randomUUID() }, { mode: "remote" }],
    ["removeStay", { stayId: randomUUID() }, {}],
    ["voidResolution", {}, { number: "ST-99/2012.01", reason: "Ninguna." }],
  ] as const)("%s: forbidden to all whom `can` refuses, and to nobody else", async (name, params, body) => {
    const endpoint: AnyEndpoint = endpoints[name];
    for (const person of people) {
      for (const [what, { id, subject }] of documents) {
        const code = await refusalOf(
          person.visitor.call(endpoint, { params: { documentId: id, ...params }, body }),
        );
        const expected = onDocument(person.actor, endpoint.action, subject);
        expect([person.name, what, code === "forbidden"]).toEqual([
          person.name,
          what,
          expected === "forbidden",
        ]);
        expect(code).not.toBe("");
      }
    }
  });

  test("unknown ids and unreadable documents get the same answer", async () => {
    const operator = await secretariat.as("operator");
    const bodyOf = async (id: string) => {
      const response = await operator.ask(`/api/documents/${id}`);
      return [response.status, await response.text()];
    };
    const known = [...documents.values()].map(({ id }) => bodyOf(id));
    const answers = await Promise.all([bodyOf(randomUUID()), bodyOf("not-an-id"), ...known]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test("a list holds what can be read and nothing else", async () => {
    for (const { visitor, actor, name } of people) {
      const code = await refusalOf(visitor.call(endpoints.listDocuments));
      const readable = [...documents.values()].filter(({ subject }) => can(actor, "document.read", subject));
      if (readable.length === 0) {
        expect([name, code]).toEqual([name, "forbidden"]);
        continue;
      }
      const listed = (await visitor.call(endpoints.listDocuments)).documents.map(({ id }) => id);
      for (const { id } of readable) expect(listed).toContain(id);
    }
  });
});

describe("comments", () => {
  test("reply and resolve: allowed as `can` says; a thread of another document is not found", async () => {
    for (const { name, visitor, actor } of people) {
      for (const [what, { id, subject, threadId }] of documents) {
        for (const endpoint of [endpoints.reply, endpoints.setThreadState] as AnyEndpoint[]) {
          const body =
            endpoint === endpoints.reply ? { body: "Respuesta", mentions: [] } : { state: "resolved" };
          const expected = onDocument(actor, endpoint.action, subject);
          if (threadId !== null) {
            const own = await refusalOf(
              visitor.call(endpoint, { params: { documentId: id, threadId }, body }),
            );
            expect([name, what, own === "document_closed" ? own : verdictOf(own)]).toEqual([
              name,
              what,
              expected,
            ]);
          }
          if (id === [...documents.values()][0]?.id) continue;
          const params = { documentId: id, threadId: facts.foreignThreadId };
          const foreign = await refusalOf(visitor.call(endpoint, { params, body }));
          expect(foreign).toBe(expected === "allowed" ? "not_found" : expected);
        }
      }
    }
  });

  test("AC-10: a comment is edited and deleted by its author alone", async () => {
    const [first] = documents.values();
    if (first === undefined) throw new Error("there is no document");
    for (const { name, visitor, actor } of people) {
      const params = {
        documentId: first.id,
        threadId: facts.foreignThreadId,
        commentId: facts.foreignCommentId,
      };
      const author = (await secretariat.as("recordKeeper")).call;
      const { userId } = await author(endpoints.me);
      const subject: Subject = { type: "comment", authorId: userId, document: first.subject };
      const readable = accessIncludes(accessTo(actor, first.subject), "read");
      const expected = can(actor, "comment.edit", subject) ? "allowed" : readable ? "forbidden" : "not_found";
      const body = { body: "Otra redacción", mentions: [] };
      const edited = await refusalOf(visitor.call(endpoints.editComment, { params, body }));
      expect([name, verdictOf(edited)]).toEqual([name, expected]);
      if (expected === "allowed") continue;
      const deleted = await refusalOf(visitor.call(endpoints.deleteComment, { params }));
      expect([name, verdictOf(deleted)]).toEqual([name, expected]);
    }
  });
});

describe("the secretariat", () => {
  const reading = [
    "readSecretariat",
    "listPeople",
    "today",
    "listSessions",
    "listMeetings",
    "listMeetingForms",
    "listProposals",
    "readCoverage",
    "listCommitments",
    "listActionPlans",
    "readCompliance",
    "listMandates",
    "listDocuments",
    "listResolutions",
    "listSignatures",
    "readRubrics",
    "listWitnesses",
    "readRules",
  ] as const;

  test.each(reading)("%s: allowed as `can` says", async (name) => {
    const endpoint: AnyEndpoint = endpoints[name];
    expect(endpoint.action).toBe("secretariat.read");
    for (const person of people) {
      const code = await refusalOf(person.visitor.call(endpoint));
      const expected = can(person.actor, "secretariat.read", { type: "secretariat" }) ? "" : "forbidden";
      expect([person.name, code]).toEqual([person.name, expected]);
    }
  });

  test("registerWitness: only by the principal of the seat, as `can` says", async () => {
    for (const { name, visitor, actor } of people) {
      for (const party of parties) {
        const params = { party };
        const code = await refusalOf(
          visitor.call(endpoints.registerWitness, { params, body: { verifierKey: "none" } }),
        );
        const may = can(actor, "witness.register", { type: "witness", party });
        expect([name, party, code]).toEqual([name, party, may ? "witness_key_invalid" : "forbidden"]);
      }
    }
  });

  test("readSession, readProposal: allowed as `can` says, unknown ones not found", async () => {
    for (const { name, visitor, actor } of people) {
      const expected = can(actor, "secretariat.read", { type: "secretariat" }) ? "" : "forbidden";
      const session = { params: { sessionId: facts.sessionId } };
      const proposal = { params: { proposalId: facts.proposalId } };
      expect([name, await refusalOf(visitor.call(endpoints.readSession, session))]).toEqual([name, expected]);
      expect([name, await refusalOf(visitor.call(endpoints.readProposal, proposal))]).toEqual([
        name,
        expected,
      ]);
      const unknown = { params: { sessionId: randomUUID() } };
      expect(await refusalOf(visitor.call(endpoints.readSession, unknown))).toBe(expected || "not_found");
    }
  });

  test("readResolution, reportFollowUp: allowed as `can` says, unknown ones not found", async () => {
    const { db } = secretariat.running.context;
    const { number, organizationId } = await db
      .selectFrom("resolutions")
      .select(["number", "organizationId"])
      .orderBy("number")
      .executeTakeFirstOrThrow();
    const params = { slug: keySlug(number) };
    for (const { name, visitor, actor } of people) {
      const reads = can(actor, "secretariat.read", { type: "secretariat" });
      const read = await refusalOf(visitor.call(endpoints.readResolution, { params }));
      expect([name, read]).toEqual([name, reads ? "" : "forbidden"]);
      const body = { status: "inProgress" as const };
      const reported = await refusalOf(visitor.call(endpoints.reportFollowUp, { params, body }));
      const may = can(actor, "resolution.followUp", { type: "resolution", organizationId });
      expect([name, reported]).toEqual([name, may ? "" : "forbidden"]);
      const unknown = { params: { slug: "st-99-2099-01" } };
      expect([name, await refusalOf(visitor.call(endpoints.readResolution, unknown))]).toEqual([
        name,
        reads ? "not_found" : "forbidden",
      ]);
    }
  });

  test("importData, exportData: allowed as `can` says", async () => {
    const content = "nombre,correo,organización";
    for (const { name, visitor, actor } of people) {
      const params = { kind: "proposals" as const };
      const out = await refusalOf(visitor.call(endpoints.exportData, { params }));
      const reads = can(actor, "secretariat.read", { type: "secretariat" });
      expect([name, out]).toEqual([name, reads ? "" : "forbidden"]);
      for (const kind of ["delegates", "organizations"] as const) {
        const body = { check: true, files: [{ kind, name: "lista.csv", content }] };
        const into = await refusalOf(visitor.call(endpoints.importData, { body }));
        const may =
          can(actor, "data.import", { type: "secretariat" }) &&
          (kind === "delegates" || can(actor, "secretariat.arrange", { type: "secretariat" }));
        expect([name, kind, into]).toEqual([name, kind, may ? "" : "forbidden"]);
      }
    }
  });

  test("AC-11, AC-17: the calendar is read by all who take part and planned by the record keeper alone", async () => {
    const params = { sessionId: facts.sessionId };
    const missing = randomUUID();
    const nobody = { ...params, itemId: missing, annexId: missing, sequence: 9 };
    const meetingId = { meetingId: missing };
    const entries: readonly (readonly [keyof Endpoints, object])[] = [
      ["listCalendar", { query: { from: "2012-03-01", to: "2012-03-31" } }],
      ["readPlan", { params }],
      ["readMeetingPlan", { params: { meetingId: facts.meetingId } }],
      ["readNotice", { params: nobody }],
      ["downloadAnnex", { params: nobody }],
      ["downloadNotice", { params: nobody }],
      ["lookedAtToday", { body: { upTo: 0 } }],
      ["planSession", { body: { kind: "special", heldOn: "2012-03-28", place: "Sala" } }],
      ["changeSession", { params, body: { place: "Ciudad de México" } }],
      ["cancelSession", { params: { sessionId: missing }, body: { reason: "Sin quórum" } }],
      ["addAgendaItem", { params, body: { title: "Un punto" } }],
      ["changeAgendaItem", { params: nobody, body: { minutes: 5 } }],
      ["removeAgendaItem", { params: nobody }],
      ["orderAgenda", { params, body: { itemIds: [] } }],
      ["addAnnex", { params, query: { title: "Anexo", fileName: "anexo.pdf" } }],
      ["removeAnnex", { params: nobody }],
      ["draftNotice", { params }],
      ["sendNotice", { params, body: { audiences: [] } }],
      ["planMeeting", { body: { agencyId: missing, proposalIds: [missing], heldOn: "2012-03-28" } }],
      ["changeMeeting", { params: meetingId, body: { place: "Sala" } }],
      ["cancelMeeting", { params: meetingId }],
      [
        "recordRules",
        { body: { effectiveFrom: "2012-04-01", resolution: "ST-99/2012.01", settings: foundingSettings } },
      ],
    ];
    for (const { name, visitor, actor } of people) {
      for (const [operation, input] of entries) {
        const endpoint: AnyEndpoint = endpoints[operation];
        const { action } = endpoint;
        if (action === "public" || action === "signedIn") throw new Error(`${operation} asks nobody`);
        const code = await refusalOf(visitor.call(endpoint, input));
        const expected = can(actor, action, { type: "secretariat" });
        expect([name, operation, code !== "forbidden"]).toEqual([name, operation, expected]);
      }
    }
  });

  const inSession = {
    openSession: { presiding: "government", language: "es" },
    adjournSession: {},
    startRecess: {},
    endRecess: {},
    setCurrentItem: { agendaItemId: randomUUID() },
    addAgendaItemLive: { title: "Asunto nuevo" },
    askFloor: {},
    giveFloor: {},
    endFloor: {},
  } as const;

  test.each(Object.keys(inSession) as (keyof typeof inSession)[])(
    "%s: allowed as `can` says",
    async (name) => {
      const endpoint: AnyEndpoint = endpoints[name];
      const subject = { type: "session", presiding: "government" } as const;
      for (const person of people) {
        const allowed =
          endpoint.action !== "public" &&
          endpoint.action !== "signedIn" &&
          can(person.actor, endpoint.action, subject);
        // What would change the session for the others is asked by those alone who may not.
        if (allowed && ["adjournSession", "startRecess", "addAgendaItemLive"].includes(name)) continue;
        const params = {
          sessionId: facts.sessionId,
          ...(name.endsWith("Floor") && name !== "askFloor" ? { speakerId: randomUUID() } : {}),
        };
        const code = await refusalOf(person.visitor.call(endpoint, { params, body: inSession[name] }));
        expect([person.name, code === "forbidden"]).toEqual([person.name, !allowed]);
      }
    },
  );

  test("readCockpit, confirmResolution: allowed as `can` says, unknown sessions not found", async () => {
    const minutes = documents.get("minutes draft");
    for (const { name, visitor, actor } of people) {
      const takesPart = can(actor, "secretariat.read", { type: "secretariat" });
      const params = { sessionId: facts.sessionId };
      expect([name, await refusalOf(visitor.call(endpoints.readCockpit, { params }))]).toEqual([
        name,
        takesPart ? "" : "forbidden",
      ]);
      const unknown = { params: { sessionId: randomUUID() } };
      expect(await refusalOf(visitor.call(endpoints.readCockpit, unknown))).toBe(
        takesPart ? "not_found" : "forbidden",
      );
      const confirms = can(actor, "resolution.confirm", { type: "session", presiding: "government" });
      const body = { number: "ST-99/2012.01", textDigest: stale };
      const confirmed = await refusalOf(
        visitor.call(endpoints.confirmResolution, { params: { documentId: minutes?.id ?? "" }, body }),
      );
      expect([name, confirmed]).toEqual([name, !takesPart || confirms ? "not_found" : "forbidden"]);
    }
  });

  test("readMachine: the operator's alone", async () => {
    for (const { name, visitor, actor } of people) {
      const expected = can(actor, "machine.read", { type: "machine" }) ? "" : "forbidden";
      expect([name, await refusalOf(visitor.call(endpoints.readMachine))]).toEqual([name, expected]);
    }
  });

  test("createDocument: allowed as `can` says for each kind", async () => {
    const { db } = secretariat.running.context;
    const owner = await db
      .selectFrom("proposals")
      .select("organizationId")
      .where("id", "=", facts.proposalId)
      .executeTakeFirstOrThrow();
    const author = await db
      .selectFrom("organizations")
      .select("id")
      .where("shortName", "=", "Artículo 19")
      .executeTakeFirstOrThrow();
    const about = await db
      .selectFrom("meetings")
      .innerJoin("meeting_proposals", "meeting_proposals.meetingId", "meetings.id")
      .select("meetings.agencyId")
      .where("meeting_proposals.proposalId", "=", facts.proposalId)
      .execute();
    const agencies = about.map(({ agencyId }) => agencyId);
    const bodies = {
      minutes: { kind: "minutes", language: "es", sessionId: facts.sessionId },
      meetingForm: { kind: "meetingForm", language: "es", meetingId: facts.meetingId },
      proposal: { kind: "proposal", language: "es", proposalId: facts.proposalId },
      commitmentDraft: {
        kind: "commitmentDraft",
        language: "es",
        proposalId: facts.proposalId,
        title: "Compromiso",
      },
      translation: { kind: "translation", language: "es", title: "Traducción" },
      communique: { kind: "communique", language: "es", organizationId: author.id, title: "Comunicado" },
    } as const;

    const concerned: Record<DocumentKind, readonly string[]> = {
      minutes: [],
      meetingForm: [],
      proposal: [owner.organizationId],
      commitmentDraft: [owner.organizationId, ...agencies],
      translation: [],
      communique: [author.id],
    };
    for (const { name, visitor, actor } of people) {
      for (const [kind, body] of Object.entries(bodies) as [DocumentKind, (typeof bodies)[DocumentKind]][]) {
        const subject: Subject = { type: "newDocument", kind, organizationIds: concerned[kind] };
        const expected = can(actor, "document.create", subject) ? "" : "forbidden";
        expect([name, kind, await refusalOf(visitor.call(endpoints.createDocument, { body }))]).toEqual([
          name,
          kind,
          expected,
        ]);
      }
    }
  });
});

describe("proposals, meetings, commitments and plans", () => {
  /** Whoever takes no part is refused before anything is looked up. */
  const expectedFor = (actor: Actor, allowed: boolean) =>
    can(actor, "secretariat.read", { type: "secretariat" }) && allowed ? "allowed" : "forbidden";
  const outcome = async (work: Promise<unknown>) => verdictOf(await refusalOf(work));

  test("AC-15: submitting, withdrawing, assigning and answering, as `can` says", async () => {
    const { db } = secretariat.running.context;
    const { organizationId } = await db
      .selectFrom("proposals")
      .select("organizationId")
      .where("id", "=", facts.proposalId)
      .executeTakeFirstOrThrow();
    const assigned = await db
      .selectFrom("proposal_agencies")
      .select("agencyId")
      .where("proposalId", "=", facts.proposalId)
      .execute();
    const agencyIds = assigned.map(({ agencyId }) => agencyId);
    const subject: Subject = { type: "proposal", organizationId, agencyIds };
    const params = { proposalId: facts.proposalId };
    for (const { name, visitor, actor } of people) {
      const submitted = visitor.call(endpoints.submitProposal, { body: { organizationId, title: "Otra" } });
      const maySubmit = expectedFor(actor, can(actor, "proposal.submit", subject));
      expect([name, await outcome(submitted)]).toEqual([name, maySubmit]);
      const agencies = visitor.call(endpoints.assignAgencies, { params, body: { agencyIds } });
      const mayAssign = expectedFor(actor, can(actor, "proposal.assign", subject));
      expect([name, await outcome(agencies)]).toEqual([name, mayAssign]);
      for (const agencyId of agencyIds) {
        // Reasons that are too short are refused after permission was given.
        const body = { agencyId, outcome: "declined", reasons: "No" } as const;
        const answered = visitor.call(endpoints.respondToProposal, { params, body });
        const own = can(actor, "proposal.respond", { ...subject, agencyIds: [agencyId] });
        expect([name, await outcome(answered)]).toEqual([name, expectedFor(actor, own)]);
      }
      if (maySubmit === "allowed") continue;
      const withdrawn = visitor.call(endpoints.withdrawProposal, { params, body: { reason: "Se retira" } });
      expect([name, await outcome(withdrawn)]).toEqual([name, maySubmit]);
    }
  });

  test("AC-11: the participants of a meeting, as `can` says", async () => {
    const params = { meetingId: facts.meetingId };
    const participantId = randomUUID();
    const person = { name: "Persona", institution: "Universidad" };
    for (const { name, visitor, actor } of people) {
      const reading = can(actor, "secretariat.read", { type: "secretariat" }) ? "allowed" : "forbidden";
      expect([name, await outcome(visitor.call(endpoints.readMeeting, { params }))]).toEqual([name, reading]);
      const may = can(actor, "session.run", { type: "session", presiding: null });
      const added = visitor.call(endpoints.addParticipants, { params, body: { participants: [person] } });
      expect([name, await outcome(added)]).toEqual([name, expectedFor(actor, may)]);
      const one = { params: { ...params, participantId } };
      for (const work of [
        () => visitor.call(endpoints.changeParticipant, { ...one, body: person }),
        () => visitor.call(endpoints.removeParticipant, one),
      ]) {
        expect([name, await outcome(work())]).toEqual([name, may ? "not_found" : "forbidden"]);
      }
    }
  });

  test("AC-11, AC-16: adopting, voiding and reporting, as `can` says", async () => {
    const { db } = secretariat.running.context;
    const { leadAgencyId } = await db
      .selectFrom("commitments")
      .select("leadAgencyId")
      .where("number", "=", "C-01")
      .executeTakeFirstOrThrow();
    const params = { number: "C-01" };
    for (const { name, visitor, actor } of people) {
      const reading = can(actor, "secretariat.read", { type: "secretariat" }) ? "allowed" : "forbidden";
      expect([name, await outcome(visitor.call(endpoints.readCommitment, { params }))]).toEqual([
        name,
        reading,
      ]);
      for (const [what, { id, subject }] of documents) {
        const body = { blockId: "x", textDigest: stale, leadAgencyId: null };
        const adopted = visitor.call(endpoints.adoptCommitment, { params: { documentId: id }, body });
        const expected = onDocument(actor, "commitment.adopt", subject);
        expect([name, what, await outcome(adopted)]).toEqual([name, what, expected]);
      }
      // Completed without evidence is refused after permission was given.
      const report = { status: "completed", note: "Hecho" } as const;
      const reported = visitor.call(endpoints.reportProgress, { params, body: report });
      const mayReport = can(actor, "commitment.report", { type: "commitment", leadAgencyId });
      expect([name, await outcome(reported)]).toEqual([name, expectedFor(actor, mayReport)]);
      const ofElsewhere: DocumentSubject = {
        type: "document",
        kind: "commitmentDraft",
        state: "draft",
        organizationIds: [],
      };
      const mayVoid = expectedFor(actor, can(actor, "commitment.adopt", ofElsewhere));
      if (mayVoid === "allowed") continue;
      const voided = visitor.call(endpoints.voidCommitment, { params, body: { reason: "Sin efecto" } });
      expect([name, await outcome(voided)]).toEqual([name, mayVoid]);
    }
  });

  test("AC-17: action plans, as `can` says", async () => {
    const { call } = await secretariat.as("recordKeeper");
    const body = { title: "Plan", startsOn: "2012-01-01", endsOn: "2012-12-31", numbers: ["C-01"] };
    const { id } = await call(endpoints.makeActionPlan, { body });
    const params = { planId: id };
    for (const { name, visitor, actor } of people) {
      const reading = can(actor, "secretariat.read", { type: "secretariat" }) ? "allowed" : "forbidden";
      expect([name, await outcome(visitor.call(endpoints.readActionPlan, { params }))]).toEqual([
        name,
        reading,
      ]);
      const may = expectedFor(actor, can(actor, "secretariat.arrange", { type: "secretariat" }));
      expect([name, await outcome(visitor.call(endpoints.makeActionPlan, { body }))]).toEqual([name, may]);
      expect([name, await outcome(visitor.call(endpoints.arrangeActionPlan, { params, body }))]).toEqual([
        name,
        may,
      ]);
    }
  });
});

describe("mandates", () => {
  test("AC-9, invite: allowed as `can` says for every mandate", async () => {
    for (const { name, visitor, actor } of people) {
      for (const { role, party, organizationId } of facts.mandates) {
        const code = await refusalOf(
          visitor.call(endpoints.invite, {
            body: {
              email: `${randomUUID()}@muestra.invalid`,
              name: "Persona",
              language: "es",
              role,
              party,
              organizationId,
            },
          }),
        );
        const subject: Subject = { type: "mandate", role, party, organizationId };
        const place = `${role} ${party} ${organizationId}`;
        expect([name, place, code]).toEqual([
          name,
          place,
          can(actor, "mandate.give", subject) ? "" : "forbidden",
        ]);
      }
    }
  });

  test("withdrawInvitation, endMandate: refused to all whom `can` refuses", async () => {
    const { db } = secretariat.running.context;
    const invitations = await db
      .selectFrom("invitations")
      .selectAll()
      .where("withdrawnAt", "is", null)
      .execute();
    for (const { name, visitor, actor } of people) {
      const takesPart = can(actor, "secretariat.read", { type: "secretariat" });
      for (const { id, role, party, organizationId } of invitations.slice(0, 60)) {
        if (can(actor, "mandate.end", { type: "mandate", role, party, organizationId })) continue;
        const params = { invitationId: id };
        expect([name, await refusalOf(visitor.call(endpoints.withdrawInvitation, { params }))]).toEqual([
          name,
          "not_found",
        ]);
      }
      for (const { id, role, party, organizationId } of facts.mandates) {
        if (can(actor, "mandate.end", { type: "mandate", role, party, organizationId })) continue;
        const code = await refusalOf(visitor.call(endpoints.endMandate, { params: { mandateId: id } }));
        expect([name, takesPart, code]).toEqual([name, takesPart, "forbidden"]);
      }
    }
  });
});

describe("accounts", () => {
  test("every entry refuses who is not signed in, whatever it is asked", async () => {
    const stranger = secretariat.with("");
    for (const endpoint of Object.values(endpoints) as AnyEndpoint[]) {
      const path = endpoint.path.replaceAll(/:\w+/g, randomUUID());
      const takesBody = endpoint.method !== "GET" && endpoint.method !== "DELETE";
      const response = await stranger.ask(path, {
        method: endpoint.method,
        ...(takesBody ? { body: "{}", headers: { "content-type": "application/json" } } : {}),
      });
      expect([path, response.status]).toEqual([path, 401]);
    }
  });

  test("the account's own entries answer everybody about themselves, and nobody about others", async () => {
    const other = await secretariat.as("recordKeeper");
    const [foreign] = (await other.call(endpoints.listSignIns)).signIns;
    for (const { name, visitor, actor } of people) {
      expect((await visitor.call(endpoints.me)).userId).toBe(actor.userId);
      const { signIns } = await visitor.call(endpoints.listSignIns);
      expect([name, signIns.filter(({ current }) => current).length]).toEqual([name, 1]);
      if (visitor.cookie === other.cookie) continue;
      const params = { signInId: foreign?.id ?? "" };
      expect([name, await refusalOf(visitor.call(endpoints.endSignIn, { params }))]).toEqual([
        name,
        "not_found",
      ]);
    }
    expect((await other.call(endpoints.me)).sample).toBe(true);
    for (const { visitor } of people) {
      const made = await visitor.call(endpoints.makeCalendarFeed);
      expect((await visitor.call(endpoints.readCalendarFeed)).createdAt).toBe(made.createdAt);
      expect((await visitor.call(endpoints.endCalendarFeed)).createdAt).toBeNull();
    }
  });

  test("every entry of the contract stands in this matrix", () => {
    const elsewhere: readonly (keyof Endpoints)[] = [
      "me",
      "setLanguage",
      "listSignIns",
      "endSignIn",
      "endAllSignIns",
      "readSession",
      "readCockpit",
      "openSession",
      "adjournSession",
      "startRecess",
      "endRecess",
      "setCurrentItem",
      "addAgendaItemLive",
      "askFloor",
      "giveFloor",
      "endFloor",
      "confirmResolution",
      "changeStay",
      "removeStay",
      "voidResolution",
      "readProposal",
      "readMachine",
      "createDocument",
      "invite",
      "withdrawInvitation",
      "endMandate",
      "stateDecision",
      // Of its scan the paper's own test tells: who may read the document may read it.
      "readScan",
      // Of its file the test of sources tells, in the same way.
      "downloadSource",
      "readRubrics",
      "startErratum",
      "withdrawErratum",
      "listSignatures",
      "closeDocument",
      "reopenDocument",
      "publishDocument",
      "reply",
      "setThreadState",
      "editComment",
      "deleteComment",
      "readSecretariat",
      "listPeople",
      "today",
      "listSessions",
      "listMeetings",
      "listMeetingForms",
      "readMeeting",
      "addParticipants",
      "changeParticipant",
      "removeParticipant",
      "listProposals",
      "readCoverage",
      "submitProposal",
      "withdrawProposal",
      "assignAgencies",
      "respondToProposal",
      "adoptCommitment",
      "listCommitments",
      "readCommitment",
      "reportProgress",
      "voidCommitment",
      "listActionPlans",
      "makeActionPlan",
      "readActionPlan",
      "arrangeActionPlan",
      "readCompliance",
      "listMandates",
      "listDocuments",
      "listResolutions",
      "readResolution",
      "reportFollowUp",
      "importData",
      "exportData",
      "readRules",
      "recordRules",
      "lookedAtToday",
      "listCalendar",
      "readPlan",
      "planSession",
      "changeSession",
      "cancelSession",
      "addAgendaItem",
      "changeAgendaItem",
      "removeAgendaItem",
      "orderAgenda",
      "addAnnex",
      "removeAnnex",
      "downloadAnnex",
      "draftNotice",
      "sendNotice",
      "readNotice",
      "downloadNotice",
      "readMeetingPlan",
      "planMeeting",
      "changeMeeting",
      "cancelMeeting",
      "readCalendarFeed",
      "makeCalendarFeed",
      "endCalendarFeed",
      "listWitnesses",
      "registerWitness",
    ];
    const covered = new Set([...elsewhere, ...Object.keys(onDocuments)]);
    expect([...covered].sort()).toEqual(Object.keys(endpoints).sort());
  });
});

const states: readonly DocumentState[] = ["draft", "forSignature", "signed", "published"];

test("the documents of the matrix stand in every state", () => {
  expect(new Set([...documents.values()].map(({ subject }) => subject.state))).toEqual(new Set(states));
});
