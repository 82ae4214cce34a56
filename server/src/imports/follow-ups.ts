import { dataColumns } from "@minuta/contract";
import { type FollowUpStatus, refuseFollowUp } from "@minuta/domain";
import { addEvent } from "../events/add-event.ts";
import { oneOfWords, readLines } from "./columns.ts";
import { readCsv } from "./csv-table.ts";
import { type ListWriter, seenBefore } from "./import-run.ts";

export const followUpWords: Readonly<Record<FollowUpStatus, readonly string[]>> = {
  open: ["por iniciar", "pendiente", "not begun"],
  inProgress: ["en curso", "en proceso", "in progress"],
  fulfilled: ["cumplido", "fulfilled"],
};

export const voidWords = ["sin efecto", "without effect"] as const;

/**
 * Reports on resolutions, as agencies send them back in a spreadsheet. A resolution itself is never imported: its number is
 * given when it is adopted, and at no other time (rule NU-2).
 */
export const followUpsList: ListWriter = {
  kind: "followUps",
  write: async (run, file) => {
    const lines = readLines(readCsv(file.content), dataColumns.followUps, (row, heading, code, values) =>
      run.report(file.name, row, heading, code, values),
    );
    const known = await run.transaction
      .selectFrom("resolutions")
      .select(["number", "state", "status"])
      .execute();
    const byNumber = new Map(known.map((resolution) => [resolution.number, resolution]));
    const seen = new Set<string>();
    let written = 0;
    for (const { cells, refuse } of lines) {
      const resolution = byNumber.get(cells.number.toUpperCase());
      // A ledger that was exported holds all of them; only what was changed in it is a report.
      if (resolution?.state === "void" && oneOfWords(cells.status, { void: voidWords }) !== null) continue;
      const status = oneOfWords(cells.status, followUpWords);
      if (status !== null && status === resolution?.status && cells.note === "" && cells.evidence === "")
        continue;
      if (cells.number !== "" && resolution === undefined) refuse("number", "resolution_unknown");
      if (cells.status !== "" && status === null)
        refuse("status", "not_one_of", { words: "por iniciar, en curso, cumplido" });
      if (cells.evidence !== "" && !/^https?:\/\/\S+$/.test(cells.evidence))
        refuse("evidence", "not_an_address");
      if (seenBefore(seen, cells.number)) refuse("number", "twice_in_file");
      if (resolution === undefined || status === null) continue;
      const { note, evidence } = cells;
      const refused = refuseFollowUp(resolution, { status, note, evidence });
      if (refused !== null) refuse(refused === "resolution_is_void" ? "number" : "note", refused);
      if (run.faults.length > 0) continue;
      const { number } = resolution;
      const { userId } = run.by.user;
      await run.insert("follow_ups", [
        { id: run.context.newId(), number, at: run.at, by: userId, status, note, evidence, sessionId: null },
      ]);
      await run.transaction
        .updateTable("resolutions")
        .set({ status, statusAt: run.at })
        .where("number", "=", number)
        .execute();
      await addEvent(run.transaction, {
        at: run.at,
        type: "resolution.followedUp",
        by: { userId, signInId: run.by.signInId },
        subjectId: number,
        data: { status, sessionId: null },
      });
      written += 1;
    }
    return written;
  },
};
