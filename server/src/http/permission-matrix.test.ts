import { randomUUID } from "node:crypto";
import { type AnyEndpoint, type Call, type Endpoints, endpoints } from "@minuta/contract";
import {
  type Actor,
  accessIncludes,
  accessTo,
  can,
  type DocumentKind,
  type DocumentState,
  type DocumentSubject,
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
import { closedForm, refuse, sign, startForm } from "../testing/walk.ts";

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
  const keeper = (await secretariat.as("recordKeeper")).call;
  const [session] = (await keeper(endpoints.listSessions)).sessions;
  const [meeting] = (await keeper(endpoints.listMeetings)).meetings;
  const [proposal] = (await keeper(endpoints.listProposals)).proposals;
  const foreign = await openThread(keeper, [...documents.values()][0]?.id ?? "");
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
  const loaded = new Map<string, Document>();
  for (const [name, id] of made) {
    const document = await findDocument(db, id);
    if (document === null) throw new Error(`there is no ${name}`);
    const threadId = document.subject.state === "draft" ? (await openThread(keeper, id)).id : null;
    loaded.set(name, { id, subject: document.subject, threadId });
  }
  return loaded;
}

type Expected = "allowed" | "forbidden" | "not_found" | "document_closed";

/** What a call on a document must come to, by `can` alone. */
function onDocument(actor: Actor, action: AnyEndpoint["action"], subject: DocumentSubject): Expected {
  if (!accessIncludes(accessTo(actor, subject), "read")) return "not_found";
  if (action === "document.comment" || action === "comment.resolve") {
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

// What cannot be undone or would change the state that later calls rely on is asked in a way that the life of the
// document refuses after permission was given.
const stale = "f".repeat(64);

const onDocuments = {
  readDocument: { action: "document.read" },
  issueTicket: { action: "document.read" },
  readRecord: { action: "document.read" },
  listThreads: { action: "document.read" },
  closingCheck: { action: "document.close" },
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
      const entry: { action: string; params?: object; body?: object } = onDocuments[name];
      const endpoint: AnyEndpoint = endpoints[name];
      expect(endpoint.action).toBe(entry.action);
      for (const person of people) {
        for (const [what, { id, subject }] of documents) {
          const code = await refusalOf(
            person.visitor.call(endpoint, {
              params: { documentId: id, ...entry.params },
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

  test("signDocument: only for a seat that is held, as `can` says", async () => {
    for (const person of people) {
      for (const [what, { id, subject }] of documents) {
        for (const party of parties) {
          const code = await refusalOf(
            person.visitor.call(endpoints.signDocument, {
              params: { documentId: id },
              body: { decision: "sign", party, digest: stale },
            }),
          );
          const readable = onDocument(person.actor, "document.sign", subject);
          const expected =
            readable === "allowed" && seatMandate(person.actor, party) === null ? "forbidden" : readable;
          expect([person.name, what, party, verdictOf(code)]).toEqual([person.name, what, party, expected]);
        }
      }
    }
  });

  test.each(["closeDocument", "reopenDocument", "publishDocument"] as const)(
    "%s: allowed as `can` says, in every state",
    async (name) => {
      const endpoint: AnyEndpoint = endpoints[name];
      // Where the step would really be taken, only those who may not are asked.
      const taken = {
        closeDocument: [],
        reopenDocument: ["meetingForm refused"],
        publishDocument: ["meetingForm signed"],
      };
      for (const person of people) {
        for (const [what, { id, subject }] of documents) {
          const expected = onDocument(person.actor, endpoint.action, subject);
          if (expected === "allowed" && (taken[name] as string[]).includes(what)) continue;
          const code = await refusalOf(person.visitor.call(endpoint, { params: { documentId: id } }));
          expect([person.name, what, verdictOf(code)]).toEqual([person.name, what, expected]);
        }
      }
    },
  );

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
    "listProposals",
    "listMandates",
    "listDocuments",
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
    } as const;
    const concerned: Record<DocumentKind, readonly string[]> = {
      minutes: [],
      meetingForm: [],
      proposal: [owner.organizationId],
      commitmentDraft: [owner.organizationId, ...agencies],
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
  });

  test("every entry of the contract stands in this matrix", () => {
    const elsewhere: readonly (keyof Endpoints)[] = [
      "me",
      "setLanguage",
      "listSignIns",
      "endSignIn",
      "endAllSignIns",
      "readSession",
      "readProposal",
      "readMachine",
      "createDocument",
      "invite",
      "withdrawInvitation",
      "endMandate",
      "signDocument",
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
      "listProposals",
      "listMandates",
      "listDocuments",
    ];
    const covered = new Set([...elsewhere, ...Object.keys(onDocuments)]);
    expect([...covered].sort()).toEqual(Object.keys(endpoints).sort());
  });
});

const states: readonly DocumentState[] = ["draft", "forSignature", "signed", "published"];

test("the documents of the matrix stand in every state", () => {
  expect(new Set([...documents.values()].map(({ subject }) => subject.state))).toEqual(new Set(states));
});
