import { accessTo, can, judgeStep, parties, workflowOf } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import { sourceOf } from "../rubrics/sources-reader.ts";
import { authorOfRecord, recordInForce, recordSummary } from "../signatures/record-reader.ts";
import { vacantSeats } from "../signatures/signature-board.ts";
import { signerMandate } from "../signatures/signer-mandate.ts";
import { attendanceOf } from "./attendance-reader.ts";
import { readableDocument } from "./reader.ts";

/** A document's facts, and what the person who asks may do with it now. */
export async function readDocument(
  { db, clock }: Pick<Context, "db" | "clock">,
  by: SignedIn,
  documentId: string,
) {
  const { row, subject } = await readableDocument(db, by, documentId);
  const record = await recordInForce(db, documentId);
  const outcomes = record?.signatures ?? [];
  const open = (step: "close" | "reopen" | "publish" | "sign") =>
    judgeStep(step, row.kind, row.state, outcomes).verdict === "allowed";
  const { year: _, sourceOrdinal: __, ...facts } = row;
  const workflow = workflowOf(row.kind);
  return {
    ...facts,
    author: record === null ? row.author : authorOfRecord(record),
    access: accessTo(by.actor, subject),
    may: {
      recordAttendance: row.state === "draft" && can(by.actor, "document.recordAttendance", subject),
      close: open("close") && can(by.actor, "document.close", subject),
      reopen: open("reopen") && can(by.actor, "document.reopen", subject),
      publish: open("publish") && can(by.actor, "document.publish", subject),
      noteSource: can(by.actor, "translation.noteSource", subject),
      chooseSource: row.kind === "translation" && can(by.actor, "document.write", subject),
      signOnPaper:
        row.state === "forSignature" &&
        workflow?.signsAs === "seat" &&
        can(by.actor, "document.close", subject),
      classify:
        (row.state === "signed" || row.state === "published") && can(by.actor, "document.publish", subject),
      startErratum: row.state === "published" && can(by.actor, "document.close", subject),
      withdrawErratum:
        row.state === "draft" && row.erratumReason !== null && can(by.actor, "document.close", subject),
      signFor:
        open("sign") && can(by.actor, "document.sign", subject)
          ? (workflow?.signers ?? []).filter(
              (party) =>
                signerMandate(by.actor, subject, party) !== null &&
                !outcomes.some((outcome) => outcome.party === party),
            )
          : [],
    },
    vacantSeats:
      row.state === "forSignature" && workflow?.signers.length === parties.length
        ? await vacantSeats(db, dayOf(clock()))
        : [],
    attendance: await attendanceOf(db, documentId),
    source: row.kind === "translation" ? await sourceOf(db, row) : null,
    record: record === null ? null : recordSummary(record),
  };
}
