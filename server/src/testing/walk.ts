import { type BodyOf, endpoints, type ResultOf } from "@minuta/contract";
import { type Party, parties, sessionKey } from "@minuta/domain";
import { registerSoftPasskey, type SoftPasskey } from "@minuta/testing";
import { addParagraph, addResolution, blocksOf, editText, fillResolution } from "./edit-text.ts";
import type { Secretariat } from "./running-secretariat.ts";

type Summary = ResultOf<typeof endpoints.closeDocument>;

/** Starts the minutes of a session that has none yet. */
export async function startMinutes(secretariat: Secretariat): Promise<string> {
  const { call } = await secretariat.as("recordKeeper");
  const { sessions } = await call(endpoints.listSessions);
  const session = sessions.find(({ minutes }) => minutes === null);
  if (session === undefined) throw new Error("every session has minutes");
  const body = { kind: "minutes", language: "es", sessionId: session.id } as const;
  return (await call(endpoints.createDocument, { body })).documentId;
}

/** Starts the form of the nth meeting that has none yet. */
export async function startForm(secretariat: Secretariat): Promise<string> {
  const { call } = await secretariat.as("recordKeeper");
  const { meetings } = await call(endpoints.listMeetings);
  const meeting = meetings.find(({ form }) => form === null);
  if (meeting === undefined) throw new Error("every meeting has a form");
  const body = { kind: "meetingForm", language: "es", meetingId: meeting.id } as const;
  return (await call(endpoints.createDocument, { body })).documentId;
}

/** Records the three seats as present. */
export async function callTheRoll(secretariat: Secretariat, documentId: string): Promise<void> {
  const { call } = await secretariat.as("recordKeeper");
  for (const party of parties) {
    await call(endpoints.recordAttendance, {
      params: { documentId, party },
      body: { mode: "inPerson", capacity: "principal", arrivedAt: "2012-03-20T16:00:00Z", departedAt: null },
    });
  }
}

/** A session of the secretariat that nobody has opened yet, after all others. */
export async function planSession(secretariat: Secretariat): Promise<string> {
  const { db, newId } = secretariat.running.context;
  const id = newId();
  const year = 2012;
  const given = await db.selectFrom("sessions").select("ordinal").where("year", "=", year).execute();
  const ordinal = Math.max(...given.map((session) => session.ordinal)) + 1;
  await db
    .insertInto("sessions")
    .values({
      id,
      key: sessionKey("regular", ordinal, year),
      kind: "regular",
      ordinal,
      year,
      titleEs: `Sesión ordinaria ${ordinal}`,
      titleEn: `Regular session ${ordinal}`,
      heldOn: "2012-03-20",
      place: "Ciudad de México",
      sample: 1,
    })
    .execute();
  return id;
}

/** A session that was opened, with its minutes. */
export async function openMinutes(
  secretariat: Secretariat,
): Promise<{ sessionId: string; documentId: string }> {
  const { call } = await secretariat.as("recordKeeper");
  const sessionId = await planSession(secretariat);
  const body = { presiding: "institute", language: "es" } as const;
  const { documentId } = await call(endpoints.openSession, { params: { sessionId }, body });
  return { sessionId, documentId };
}

/** Fills in the resolution that the template of minutes brings, and adds more. */
export async function writeResolutions(
  secretariat: Secretariat,
  documentId: string,
  ...more: string[]
): Promise<void> {
  await editText(secretariat.running.context.db, documentId, (prose) => {
    for (const block of blocksOf(prose, "resolution")) {
      fillResolution(block, "Publicar el calendario de reuniones.", "Secretaría técnica", "2012-04-15");
    }
    for (const id of more) addResolution(prose, id, `Acuerdo ${id}`, "Secretaría técnica", "2012-05-01");
  });
}

/** The resolutions of a text as the record keeper sees them. */
export async function resolutionsIn(secretariat: Secretariat, documentId: string) {
  const { call } = await secretariat.as("recordKeeper");
  return (await call(endpoints.listTextResolutions, { params: { documentId } })).resolutions;
}

/** Adopts every draft of the text, in its order, by consensus. */
export async function adoptAll(secretariat: Secretariat, documentId: string): Promise<void> {
  const { call } = await secretariat.as("recordKeeper");
  for (const { blockId, textDigest, standing } of await resolutionsIn(secretariat, documentId)) {
    if (standing !== "draft" && standing !== "changed") continue;
    await call(endpoints.adoptResolution, { params: { documentId }, body: { blockId, textDigest } });
  }
}

/** A session that was held: its resolutions are adopted, it is adjourned, its minutes wait to be closed. */
export async function heldMinutes(
  secretariat: Secretariat,
  ...more: string[]
): Promise<{ sessionId: string; documentId: string }> {
  const held = await openMinutes(secretariat);
  await callTheRoll(secretariat, held.documentId);
  await writeResolutions(secretariat, held.documentId, ...more);
  await adoptAll(secretariat, held.documentId);
  const { call } = await secretariat.as("recordKeeper");
  await call(endpoints.adjournSession, { params: { sessionId: held.sessionId }, body: {} });
  return held;
}

/** The minutes of a held session that were closed and wait for signatures. */
export async function closedMinutes(
  secretariat: Secretariat,
  ...more: string[]
): Promise<{ documentId: string; record: Summary }> {
  const { documentId } = await heldMinutes(secretariat, ...more);
  const { call } = await secretariat.as("recordKeeper");
  return { documentId, record: await call(endpoints.closeDocument, { params: { documentId } }) };
}

/** A meeting's form that was closed and waits for signatures. */
export async function closedForm(secretariat: Secretariat): Promise<{ documentId: string; record: Summary }> {
  const documentId = await startForm(secretariat);
  await callTheRoll(secretariat, documentId);
  const { call } = await secretariat.as("recordKeeper");
  return { documentId, record: await call(endpoints.closeDocument, { params: { documentId } }) };
}

/** One seat signs by its principal. */
export async function sign(
  secretariat: Secretariat,
  documentId: string,
  party: Party,
  digest: string,
): Promise<Summary> {
  return decide(secretariat, documentId, { decision: "sign", party, digest });
}

/** One seat refuses by its principal. */
export async function refuse(
  secretariat: Secretariat,
  documentId: string,
  party: Party,
  digest: string,
): Promise<Summary> {
  const reason = "El texto no es el que se acordó.";
  return decide(secretariat, documentId, { decision: "refuse", party, digest, reason });
}

type Decision = BodyOf<typeof endpoints.stateDecision>;

/** A seat decides by a passkey of its principal, which is registered at its first decision. */
export async function decide(
  secretariat: Secretariat,
  documentId: string,
  decision: Decision,
): Promise<Summary> {
  const { call } = await secretariat.as("principal", decision.party);
  const passkey = await passkeyOf(secretariat, decision.party);
  const params = { documentId };
  const { nonce, challenge } = await call(endpoints.stateDecision, { params, body: decision });
  return call(endpoints.signDocument, { params, body: { nonce, ...passkey.assert(challenge) } });
}

/** Starts a communiqué in the name of an organization, by its delegate, and writes a sentence into it. */
export async function startCommunique(secretariat: Secretariat, author: string): Promise<string> {
  const { call } = await secretariat.as("delegate", author);
  const { authors } = await call(endpoints.readRubrics);
  const organizationId = authors[0]?.organizationId ?? "";
  const body = { kind: "communique", language: "es", organizationId, title: "Sobre el plan" } as const;
  const { documentId } = await call(endpoints.createDocument, { body });
  await editText(secretariat.running.context.db, documentId, (prose) => {
    addParagraph(prose, "El plan llega tarde.");
  });
  return documentId;
}

/** The same, closed by its author. */
export async function closedCommunique(
  secretariat: Secretariat,
  author: string,
): Promise<{ documentId: string; record: Summary }> {
  const documentId = await startCommunique(secretariat, author);
  const { call } = await secretariat.as("delegate", author);
  return { documentId, record: await call(endpoints.closeDocument, { params: { documentId } }) };
}

/** The delegate of an organization signs its communiqué with a passkey of their own. */
export async function signAsAuthor(
  secretariat: Secretariat,
  documentId: string,
  author: string,
  digest: string,
): Promise<Summary> {
  const { call, cookie } = await secretariat.as("delegate", author);
  const passkey = await registerSoftPasskey(secretariat.origin, cookie);
  const params = { documentId };
  const decision = { decision: "sign", party: "civilSociety", digest } as const;
  const { nonce, challenge } = await call(endpoints.stateDecision, { params, body: decision });
  return call(endpoints.signDocument, { params, body: { nonce, ...passkey.assert(challenge) } });
}

/** A version of a source whose digest alone is kept. */
export const sourceVersion = (version: string, datedOn: string, digest: string) => ({
  title: "Participation and co-creation standards",
  address: "https://partnership.example/standards",
  version,
  datedOn,
  language: "en",
  digest: digest.repeat(64),
});

/** Starts a translation with its source and a sentence, by the record keeper. */
export async function startTranslation(secretariat: Secretariat): Promise<string> {
  const { call } = await secretariat.as("recordKeeper");
  const body = { kind: "translation", language: "es", title: "Estándares de participación" } as const;
  const { documentId } = await call(endpoints.createDocument, { body });
  await call(endpoints.noteSource, {
    params: { documentId },
    query: sourceVersion("June 2012", "2012-06-01", "a"),
  });
  await editText(secretariat.running.context.db, documentId, (prose) => {
    addParagraph(prose, "Los países publican un calendario.");
  });
  return documentId;
}

const passkeys = new WeakMap<Secretariat, Map<Party, Promise<SoftPasskey>>>();

/** The passkey of a seat's principal. */
export function passkeyOf(secretariat: Secretariat, party: Party): Promise<SoftPasskey> {
  const held = passkeys.get(secretariat) ?? new Map<Party, Promise<SoftPasskey>>();
  passkeys.set(secretariat, held);
  const passkey =
    held.get(party) ??
    secretariat.as("principal", party).then(({ cookie }) => registerSoftPasskey(secretariat.origin, cookie));
  held.set(party, passkey);
  return passkey;
}
