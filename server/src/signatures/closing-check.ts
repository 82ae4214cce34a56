import type { NodeJson } from "@minuta/document";
import { type ClosingFault, can, closingFaults, quorumAt } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { textResolutions } from "../adoption/text-resolutions.ts";
import { staysOf } from "../cockpit/stays-reader.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { attendanceOf } from "../documents/attendance-reader.ts";
import { type DocumentRow, readableDocument } from "../documents/reader.ts";
import type { LiveText } from "../live/live.ts";
import { Refusal } from "../refusal.ts";

const maxFaults = 200;

/** What is missing before the document can be closed with this text, and the resolutions that it would hold. */
export async function checkText(db: Reading, row: DocumentRow, text: LiveText) {
  const attendance = await attendanceOf(db, row.id);
  const stays = await staysOf(db, row.id);
  const resolutions = await textResolutions(db, row.id, text.text);
  const faults: ClosingFault[] = closingFaults({
    kind: row.kind,
    hasText: hasOwnWords(text.text),
    hasSource: row.kind !== "translation" || row.sourceOrdinal !== null,
    attendance,
    resolutions: resolutions.map((resolution) => ({
      ...resolution,
      disagreed: resolution.number === null && resolution.mode === "noAgreement",
      quorumAtAdoption:
        resolution.mode === "writtenProcedure" ||
        (resolution.adoptedAt !== null && quorumAt(stays, resolution.adoptedAt).met),
    })),
    session: await sessionOf(db, row),
  });
  for (const fault of text.faults) faults.push({ code: "block_invalid", ...fault });
  return { faults: faults.slice(0, maxFaults), resolutions };
}

async function sessionOf(db: Reading, row: DocumentRow) {
  if (row.kind !== "minutes" || row.sessionId === null) return null;
  const session = await db
    .selectFrom("sessions")
    .select(["heldOn", "state"])
    .where("id", "=", row.sessionId)
    .executeTakeFirst();
  return session === undefined ? null : { heldOn: session.heldOn, adjourned: session.state === "adjourned" };
}

/** Rule CL-1: headings alone, which a template brings along, are no text. */
function hasOwnWords(node: NodeJson): boolean {
  if (node.type === "heading") return false;
  return (node.text ?? "").trim() !== "" || (node.content ?? []).some(hasOwnWords);
}

/** The check for whoever may close the document. */
export async function closingCheck(context: Context, by: SignedIn, documentId: string) {
  const { row, subject } = await readableDocument(context.db, by, documentId);
  if (!can(by.actor, "document.close", subject)) throw new Refusal("forbidden");
  const { faults, resolutions } = await checkText(context.db, row, await context.live.read(documentId));
  return {
    faults: faults.map((fault) =>
      "parties" in fault ? { ...fault, parties: [...fault.parties] } : { ...fault },
    ),
    resolutions: resolutions
      .filter(({ standing }) => standing !== "gone" && standing !== "void")
      .map(({ blockId, text, responsible, dueDate }) => ({ blockId, text, responsible, dueDate })),
  };
}
