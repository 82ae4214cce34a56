import { endpoints, type ResultOf } from "@minuta/contract";
import { type Party, parties } from "@minuta/domain";
import { addResolution, blocksOf, editText, fillResolution } from "./edit-text.ts";
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

/** Fills in the resolution that the template of minutes brings, and adds more. */
export async function adopt(secretariat: Secretariat, documentId: string, ...more: string[]): Promise<void> {
  await editText(secretariat.running.context.db, documentId, (prose) => {
    for (const block of blocksOf(prose, "resolution")) {
      fillResolution(block, "Publicar el calendario de reuniones.", "Secretaría técnica", "2012-04-15");
    }
    for (const id of more) addResolution(prose, id, `Acuerdo ${id}`, "Secretaría técnica", "2012-05-01");
  });
}

/** A meeting's form that was closed and waits for signatures. */
export async function closedForm(secretariat: Secretariat): Promise<{ documentId: string; record: Summary }> {
  const documentId = await startForm(secretariat);
  await callTheRoll(secretariat, documentId);
  await adopt(secretariat, documentId, "a");
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
  const { call } = await secretariat.as("principal", party);
  return call(endpoints.signDocument, { params: { documentId }, body: { decision: "sign", party, digest } });
}

/** One seat refuses by its principal. */
export async function refuse(
  secretariat: Secretariat,
  documentId: string,
  party: Party,
  digest: string,
): Promise<Summary> {
  const { call } = await secretariat.as("principal", party);
  return call(endpoints.signDocument, {
    params: { documentId },
    body: { decision: "refuse", party, digest, reason: "El texto no es el que se acordó." },
  });
}
