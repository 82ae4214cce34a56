import { type BodyOf, type DataKind, dataKinds, type endpoints } from "@minuta/contract";
import { can, type Language } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { mailInvitation } from "../organizations/invite.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { commitmentsList } from "./commitments.ts";
import { NotCsv } from "./csv-table.ts";
import { delegatesList } from "./delegates.ts";
import { faultMessage } from "./fault-words.ts";
import { followUpsList } from "./follow-ups.ts";
import { ImportRun, type ListWriter } from "./import-run.ts";
import { meetingsList } from "./meetings.ts";
import { organizationsList } from "./organizations.ts";
import { participantsList } from "./participants.ts";
import { proposalsList } from "./proposals.ts";

type Asked = BodyOf<typeof endpoints.importData>;

const writers: Readonly<Record<DataKind, ListWriter>> = {
  organizations: organizationsList,
  delegates: delegatesList,
  proposals: proposalsList,
  meetings: meetingsList,
  participants: participantsList,
  commitments: commitmentsList,
  followUps: followUpsList,
};

const shownFaults = 200;

/** Ends the transaction of a check, or of files with faults, with nothing written. */
class NothingWritten extends Error {
  override readonly name = "NothingWritten";
}

/**
 * Reads files into the lists, in the order in which these build on each other, in one transaction: all of them, or none
 * when a single cell is refused. A check does the same and then takes everything back.
 */
export async function importFiles(context: Context, by: SignedIn, asked: Asked, language: Language) {
  requireTakingPart(by);
  if (!can(by.actor, "data.import", { type: "secretariat" })) throw new Refusal("forbidden");
  const arranges = can(by.actor, "secretariat.arrange", { type: "secretariat" });
  if (!arranges && asked.files.some(({ kind }) => kind !== "delegates")) throw new Refusal("forbidden");
  const added: { kind: DataKind; rows: number }[] = [];
  let run: ImportRun | null = null;
  try {
    await context.db.transaction().execute(async (transaction) => {
      run = new ImportRun(context, transaction, by);
      await writeAll(run, asked, added);
      if (asked.check || run.faults.length > 0) throw new NothingWritten();
      await addEvent(transaction, {
        at: run.at,
        type: "data.imported",
        by: { userId: by.user.userId, signInId: by.signInId },
        subjectId: "secretariat",
        data: Object.fromEntries(added.map(({ kind, rows }) => [kind, rows])),
      });
    });
  } catch (error) {
    if (!(error instanceof NothingWritten)) throw error;
  }
  const { faults, invitations } = run as unknown as ImportRun;
  const applied = !asked.check && faults.length === 0;
  if (applied) for (const { asked: invited, made } of invitations) mailInvitation(context, invited, made);
  return {
    applied,
    added: faults.length === 0 ? added : [],
    faultCount: faults.length,
    faults: faults.slice(0, shownFaults).map(({ values, ...fault }) => ({
      ...fault,
      message: faultMessage(language, fault.code, values),
    })),
  };
}

async function writeAll(
  run: ImportRun,
  asked: Asked,
  added: { kind: DataKind; rows: number }[],
): Promise<void> {
  for (const kind of dataKinds) {
    for (const file of asked.files.filter((each) => each.kind === kind)) {
      try {
        added.push({ kind, rows: await writers[kind].write(run, file) });
      } catch (error) {
        if (!(error instanceof NotCsv)) throw error;
        run.report(file.name, error.line, "", error.code);
      }
      // What builds on a file that is refused would be refused for that alone.
      if (run.faults.length > 0) return;
    }
  }
}
