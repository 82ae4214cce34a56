import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Access, Action, DocumentSubject, Subject } from "./can.ts";
import { accessIncludes, accessTo, can } from "./can.ts";
import { documentKinds } from "./document-kind.ts";
import { documentStates } from "./document-state.ts";
import type { Actor, Mandate, Role } from "./mandate.ts";
import { roles } from "./mandate.ts";
import { type Party, parties } from "./party.ts";

const mandate = (role: Role, party: Party | null = null, organizationId: string | null = null): Mandate => ({
  id: `${role}-${party}-${organizationId}`,
  role,
  party,
  organizationId,
  startsOn: "2011-12-01",
  endsOn: null,
});
const actor = (...mandates: Mandate[]): Actor => ({ userId: "me", mandates });
const document = (facts: Partial<DocumentSubject> = {}): DocumentSubject => ({
  type: "document",
  kind: "minutes",
  state: "draft",
  organizationIds: [],
  ...facts,
});

const anyMandate = fc.record({
  role: fc.constantFrom(...roles),
  party: fc.constantFrom(null, ...parties),
  organizationId: fc.constantFrom(null, "one", "two"),
});
const anyActor = fc
  .array(anyMandate, { maxLength: 4 })
  .map((held) =>
    actor(...held.map(({ role, party, organizationId }) => mandate(role, party, organizationId))),
  );
const anyDocument = fc
  .record({
    kind: fc.constantFrom(...documentKinds),
    state: fc.constantFrom(...documentStates),
    organizationIds: fc.subarray(["one", "two"]),
  })
  .map(document);

const onContent: readonly Action[] = [
  "document.read",
  "document.comment",
  "document.write",
  "document.recordAttendance",
  "document.close",
  "document.reopen",
  "document.sign",
  "document.publish",
  "comment.resolve",
];

describe("AC-2: mandates add up", () => {
  test("without a mandate there is no access and nothing is allowed", () => {
    fc.assert(
      fc.property(anyDocument, (subject) => {
        expect(accessTo(actor(), subject)).toBe("none");
        for (const action of onContent) expect(can(actor(), action, subject)).toBe(false);
      }),
    );
  });

  test("one more mandate never takes access away", () => {
    fc.assert(
      fc.property(anyActor, anyMandate, anyDocument, (held, more, subject) => {
        const both = actor(...held.mandates, mandate(more.role, more.party, more.organizationId));
        expect(accessIncludes(accessTo(both, subject), accessTo(held, subject))).toBe(true);
        for (const action of onContent) {
          if (can(held, action, subject)) expect(can(both, action, subject)).toBe(true);
        }
      }),
    );
  });
});

describe("access to drafts", () => {
  test.each<[string, Role, string | null, Partial<DocumentSubject>, Access]>([
    ["AC-3 principal, minutes", "principal", null, { kind: "minutes" }, "write"],
    ["AC-3 alternate, meeting form", "alternate", null, { kind: "meetingForm" }, "write"],
    ["AC-3 record keeper, commitment draft", "recordKeeper", null, { kind: "commitmentDraft" }, "write"],
    ["AC-4 record keeper, proposal", "recordKeeper", null, { kind: "proposal" }, "comment"],
    ["AC-4 principal, proposal", "principal", null, { kind: "proposal" }, "comment"],
    [
      "AC-4 its delegate, proposal",
      "delegate",
      "one",
      { kind: "proposal", organizationIds: ["one"] },
      "write",
    ],
    [
      "AC-4 another delegate, proposal",
      "delegate",
      "two",
      { kind: "proposal", organizationIds: ["one"] },
      "comment",
    ],
    [
      "AC-5 delegate, its meeting form",
      "delegate",
      "one",
      { kind: "meetingForm", organizationIds: ["one"] },
      "write",
    ],
    [
      "AC-5 delegate, its commitment",
      "delegate",
      "one",
      { kind: "commitmentDraft", organizationIds: ["one"] },
      "write",
    ],
    ["AC-5 delegate, minutes", "delegate", "one", { kind: "minutes", organizationIds: ["one"] }, "comment"],
    ["AC-5 guest", "guest", null, { kind: "proposal" }, "comment"],
    ["AC-5 observer", "observer", null, { kind: "minutes" }, "read"],
    ["AC-7 operator", "operator", null, { kind: "minutes" }, "none"],
  ])("%s", (_name, role, organizationId, facts, access) => {
    expect(accessTo(actor(mandate(role, null, organizationId)), document(facts))).toBe(access);
  });
});

test("AC-6: what is closed is read by whoever could see the draft, and changed by no one", () => {
  fc.assert(
    fc.property(anyActor, anyDocument, (held, subject) => {
      // A communiqué that is published is read by more than its draft was (rule AC-19).
      fc.pre(subject.state !== "draft" && subject.kind !== "communique");
      const before = accessTo(held, { ...subject, state: "draft" });
      expect(accessTo(held, subject)).toBe(before === "none" ? "none" : "read");
      for (const action of ["document.write", "document.comment", "comment.resolve"] as const) {
        expect(can(held, action, subject)).toBe(false);
      }
      const own: Subject = { type: "comment", authorId: held.userId, document: subject };
      expect(can(held, "comment.edit", own)).toBe(false);
    }),
  );
});

test("AC-7: the operator alone is allowed nothing on content, however many operators' mandates there are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), anyDocument, (count, subject) => {
      const operator = actor(...Array.from({ length: count }, () => mandate("operator")));
      for (const action of onContent) expect(can(operator, action, subject)).toBe(false);
      expect(can(operator, "secretariat.read", { type: "secretariat" })).toBe(false);
      expect(can(operator, "machine.read", { type: "machine" })).toBe(true);
    }),
  );
});

describe("AC-8: steps of a document", () => {
  const ofSeats = ["minutes", "meetingForm", "translation"];

  test("the record keeper records attendance, closes and publishes what the seats sign; nobody else does", () => {
    fc.assert(
      fc.property(anyActor, anyDocument, (held, subject) => {
        fc.pre(subject.kind !== "communique");
        const keeps = held.mandates.some(({ role }) => role === "recordKeeper");
        for (const action of ["document.close", "document.publish"] as const) {
          expect(can(held, action, subject)).toBe(keeps && ofSeats.includes(subject.kind));
        }
        const isHeld = subject.kind === "minutes" || subject.kind === "meetingForm";
        expect(can(held, "document.recordAttendance", subject)).toBe(keeps && isHeld);
      }),
    );
  });

  test("only a seat holder signs; a seat holder or the record keeper reopens", () => {
    fc.assert(
      fc.property(anyActor, anyDocument, (held, subject) => {
        fc.pre(subject.kind !== "communique");
        const seated = held.mandates.some(({ role }) => role === "principal" || role === "alternate");
        const keeps = held.mandates.some(({ role }) => role === "recordKeeper");
        const isOfSeats = ofSeats.includes(subject.kind);
        expect(can(held, "document.sign", subject)).toBe(seated && isOfSeats);
        expect(can(held, "document.reopen", subject)).toBe((seated || keeps) && isOfSeats);
      }),
    );
  });
});

describe("AC-19: a communiqué is its author's alone", () => {
  const own = (state: DocumentSubject["state"]) =>
    document({ kind: "communique", state, organizationIds: ["one"] });
  const steps: readonly Action[] = ["document.close", "document.reopen", "document.sign", "document.publish"];

  test("a delegate of its organization writes it, closes it, signs it and publishes it", () => {
    const author = actor(mandate("delegate", "civilSociety", "one"));
    expect(accessTo(author, own("draft"))).toBe("write");
    expect(accessTo(author, own("forSignature"))).toBe("read");
    for (const action of steps) expect(can(author, action, own("draft"))).toBe(true);
    const begun = { type: "newDocument", kind: "communique", organizationIds: ["one"] } as const;
    expect(can(author, "document.create", begun)).toBe(true);
    expect(can(author, "document.create", { ...begun, organizationIds: ["two"] })).toBe(false);
  });

  test("nobody else reads it before it is published, or ever takes one of its steps, whatever mandates they have", () => {
    fc.assert(
      fc.property(anyActor, fc.constantFrom(...documentStates), (held, state) => {
        const isAuthor = held.mandates.some(
          ({ role, party, organizationId }) =>
            role === "delegate" && party === "civilSociety" && organizationId === "one",
        );
        fc.pre(!isAuthor);
        const takesPart = held.mandates.some(({ role }) => role !== "operator");
        expect(accessTo(held, own(state))).toBe(state === "published" && takesPart ? "read" : "none");
        for (const action of steps) expect(can(held, action, own(state))).toBe(false);
        const begun = { type: "newDocument", kind: "communique", organizationIds: ["one"] } as const;
        expect(can(held, "document.create", begun)).toBe(false);
      }),
    );
  });

  test("a delegate of an agency is no author, even of its own agency's", () => {
    const agency = actor(mandate("delegate", "government", "one"));
    expect(accessTo(agency, own("draft"))).toBe("none");
    for (const action of steps) expect(can(agency, action, own("draft"))).toBe(false);
  });
});

test("AC-20: the record keeper starts a translation and notes its source; seats and record keeper write it", () => {
  const subject = document({ kind: "translation", organizationIds: ["one"] });
  for (const role of roles) {
    const held = actor(mandate(role, "government", "one"));
    const keeps = role === "recordKeeper";
    expect([role, can(held, "translation.noteSource", subject)]).toEqual([role, keeps]);
    const begun = { type: "newDocument", kind: "translation", organizationIds: [] } as const;
    expect([role, can(held, "document.create", begun)]).toEqual([role, keeps]);
    const writes = keeps || role === "principal" || role === "alternate";
    expect([role, can(held, "document.write", subject)]).toEqual([role, writes]);
    expect(can(held, "translation.noteSource", document())).toBe(false);
  }
});

describe("AC-9: who gives and ends mandates", () => {
  const given = (role: Role, party: Party | null = null, organizationId: string | null = null): Subject => ({
    type: "mandate",
    role,
    party,
    organizationId,
  });

  test("a seat is filled by its own principal and by nobody else", () => {
    fc.assert(
      fc.property(
        anyActor,
        fc.constantFrom(...parties),
        fc.constantFrom("principal", "alternate"),
        (held, party, role) => {
          const own = held.mandates.some((each) => each.role === "principal" && each.party === party);
          expect(can(held, "mandate.give", given(role as Role, party))).toBe(own);
          expect(can(held, "mandate.end", given(role as Role, party))).toBe(own);
        },
      ),
    );
  });

  test("delegates: by the principal of their party, or by a delegate of the same organization", () => {
    const delegate = given("delegate", "civilSociety", "one");
    expect(can(actor(mandate("principal", "civilSociety")), "mandate.give", delegate)).toBe(true);
    expect(can(actor(mandate("principal", "government")), "mandate.give", delegate)).toBe(false);
    expect(can(actor(mandate("delegate", "civilSociety", "one")), "mandate.give", delegate)).toBe(true);
    expect(can(actor(mandate("delegate", "civilSociety", "two")), "mandate.give", delegate)).toBe(false);
    expect(can(actor(mandate("recordKeeper")), "mandate.give", delegate)).toBe(false);
    expect(
      can(actor(mandate("principal", "civilSociety")), "mandate.give", given("delegate", "civilSociety")),
    ).toBe(false);
  });

  test("record keepers, guests, observers, operators", () => {
    const allowed = (held: Role, role: Role) =>
      can(actor(mandate(held, "government")), "mandate.give", given(role));
    expect(roles.filter((held) => allowed(held, "recordKeeper"))).toEqual(["recordKeeper"]);
    expect(roles.filter((held) => allowed(held, "guest"))).toEqual(["principal", "recordKeeper"]);
    expect(roles.filter((held) => allowed(held, "observer"))).toEqual(["principal", "recordKeeper"]);
    expect(roles.filter((held) => allowed(held, "operator"))).toEqual(["operator"]);
  });
});

test("AC-10: a comment is changed by its author alone", () => {
  const guest = actor(mandate("guest"));
  const of = (authorId: string): Subject => ({ type: "comment", authorId, document: document() });
  expect(can(guest, "comment.edit", of("me"))).toBe(true);
  expect(can(guest, "comment.edit", of("another"))).toBe(false);
  expect(can(actor(mandate("observer")), "comment.edit", of("me"))).toBe(false);
});

test("AC-1: an action that does not fit its subject is refused, whoever asks", () => {
  const everything = actor(...roles.flatMap((role) => parties.map((party) => mandate(role, party, "one"))));
  const misfits: readonly (readonly [Action, Subject])[] = [
    ["document.read", { type: "secretariat" }],
    ["secretariat.read", document()],
    ["machine.read", document()],
    ["document.create", document()],
    ["comment.edit", document()],
    ["mandate.give", { type: "machine" }],
    ["account.manage", { type: "secretariat" }],
  ];
  for (const [action, subject] of misfits)
    expect([action, can(everything, action, subject)]).toEqual([action, false]);
});

test("an account is managed by its owner alone", () => {
  expect(can(actor(), "account.manage", { type: "account", userId: "me" })).toBe(true);
  expect(can(actor(mandate("operator")), "account.manage", { type: "account", userId: "you" })).toBe(false);
});

describe("starting documents", () => {
  const create = (held: Actor, kind: DocumentSubject["kind"]) =>
    can(held, "document.create", { type: "newDocument", kind, organizationIds: ["one"] });

  test("AC-3, AC-4: each kind by those who write it", () => {
    const may = (held: Actor) => documentKinds.filter((kind) => create(held, kind));
    expect(may(actor(mandate("recordKeeper")))).toEqual([
      "minutes",
      "meetingForm",
      "commitmentDraft",
      "translation",
    ]);
    expect(may(actor(mandate("principal", "government")))).toEqual(["commitmentDraft"]);
    expect(may(actor(mandate("delegate", "civilSociety", "one")))).toEqual([
      "commitmentDraft",
      "proposal",
      "communique",
    ]);
    expect(may(actor(mandate("delegate", "civilSociety", "two")))).toEqual([]);
    expect(may(actor(mandate("guest"), mandate("observer"), mandate("operator")))).toEqual([]);
  });
});

describe("proposals, commitments and lists", () => {
  const proposal: Subject = { type: "proposal", organizationId: "one", agencyIds: ["two"] };
  const commitment: Subject = { type: "commitment", leadAgencyId: "two" };
  const draft = document({ kind: "commitmentDraft" });
  const keeper = actor(mandate("recordKeeper"));
  const owner = actor(mandate("delegate", "civilSociety", "one"));
  const agency = actor(mandate("delegate", "government", "two"));
  const seat = actor(mandate("principal", "government"));
  const watching = actor(mandate("guest"), mandate("observer"), mandate("operator"));
  const allowed = (action: Action, subject: Subject) =>
    [keeper, owner, agency, seat, watching].map((held) => can(held, action, subject));

  test("AC-15: the organization submits and withdraws, the record keeper assigns, an assigned agency answers", () => {
    expect(allowed("proposal.submit", proposal)).toEqual([false, true, false, false, false]);
    expect(allowed("proposal.assign", proposal)).toEqual([true, false, false, false, false]);
    expect(allowed("proposal.respond", proposal)).toEqual([false, false, true, false, false]);
  });

  test("AC-11, AC-16: the record keeper adopts, also from a meeting form; the lead agency reports as well", () => {
    expect(allowed("commitment.adopt", draft)).toEqual([true, false, false, false, false]);
    expect(can(keeper, "commitment.adopt", document({ kind: "meetingForm" }))).toBe(true);
    expect(can(keeper, "commitment.adopt", document({ kind: "minutes" }))).toBe(false);
    expect(allowed("commitment.report", commitment)).toEqual([true, false, true, false, false]);
    expect(can(agency, "commitment.report", { type: "commitment", leadAgencyId: null })).toBe(false);
  });

  test("AC-17: the record keeper arranges lists and plans", () => {
    expect(allowed("secretariat.arrange", { type: "secretariat" })).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

test("AC-11, AC-17: the calendar and the rules of procedure are the record keeper's, whatever else somebody holds", () => {
  fc.assert(
    fc.property(anyActor, (person) => {
      const keeps = person.mandates.some(({ role }) => role === "recordKeeper");
      expect(can(person, "session.plan", { type: "secretariat" })).toBe(keeps);
      expect(can(person, "secretariat.arrange", { type: "secretariat" })).toBe(keeps);
      expect(can(person, "session.plan", { type: "machine" })).toBe(false);
    }),
  );
});

test("AC-12: what was read out is confirmed by the record keeper or the seat that presides", () => {
  const of = (presiding: Party | null): Subject => ({ type: "session", presiding });
  const confirms = (held: Actor, presiding: Party | null) => can(held, "resolution.confirm", of(presiding));
  for (const presiding of [null, ...parties]) {
    expect(confirms(actor(mandate("recordKeeper")), presiding)).toBe(true);
    for (const party of parties) {
      expect(confirms(actor(mandate("principal", party)), presiding)).toBe(party === presiding);
      expect(confirms(actor(mandate("alternate", party)), presiding)).toBe(party === presiding);
      expect(confirms(actor(mandate("delegate", party, "one")), presiding)).toBe(false);
    }
  }
});

test("AC-13: everybody who takes part asks for the floor, but for those who only watch", () => {
  const session: Subject = { type: "session", presiding: "institute" };
  const asks = (...held: Role[]) => can(actor(...held.map((role) => mandate(role))), "floor.ask", session);
  expect(roles.filter((role) => !asks(role))).toEqual(["observer", "operator"]);
  expect(asks("observer", "guest")).toBe(true);
  expect(can(actor(mandate("guest")), "floor.ask", document())).toBe(false);
});

test("AC-18: the key of a party's witness is registered by its own principal alone", () => {
  for (const party of parties) {
    fc.assert(
      fc.property(anyActor, (someone) => {
        const own = someone.mandates.some((held) => held.role === "principal" && held.party === party);
        expect(can(someone, "witness.register", { type: "witness", party })).toBe(own);
      }),
    );
    expect(can(actor(mandate("operator")), "witness.register", { type: "witness", party })).toBe(false);
    expect(can(actor(mandate("principal", party)), "witness.register", { type: "machine" })).toBe(false);
  }
});
