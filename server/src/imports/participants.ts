import { dataColumns } from "@minuta/contract";
import { oneOfWords, readLines } from "./columns.ts";
import { readCsv } from "./csv-table.ts";
import { type ListWriter, seenBefore } from "./import-run.ts";
import { partyWords } from "./organizations.ts";

const modeWords = {
  inPerson: ["presencial", "presente", "in person"],
  remote: ["a distancia", "remota", "remote"],
  absent: ["ausente", "absent"],
} as const;

/** Who takes part in meetings, by institution. */
export const participantsList: ListWriter = {
  kind: "participants",
  write: async (run, file) => {
    const lines = readLines(readCsv(file.content), dataColumns.participants, (row, heading, code, values) =>
      run.report(file.name, row, heading, code, values),
    );
    const meetings = await run.transaction.selectFrom("meetings").select(["id", "ordinal"]).execute();
    const byOrdinal = new Map(meetings.map(({ id, ordinal }) => [ordinal, id]));
    const seen = new Set<string>();
    const rows = [];
    for (const { cells, refuse } of lines) {
      const meetingId = byOrdinal.get(Number(cells.meeting));
      const mode = cells.mode === "" ? "inPerson" : oneOfWords(cells.mode, modeWords);
      const organization = await run.organization(cells.institution);
      const party = cells.party === "" ? (organization?.party ?? null) : oneOfWords(cells.party, partyWords);
      if (cells.meeting !== "" && meetingId === undefined) refuse("meeting", "meeting_unknown");
      if (mode === null) refuse("mode", "not_one_of", { words: "presencial, a distancia, ausente" });
      if (cells.party !== "" && party === null)
        refuse("party", "not_one_of", { words: "gobierno, instituto, sociedad civil" });
      if (seenBefore(seen, `${cells.meeting}|${cells.name}|${cells.office}|${cells.institution}`))
        refuse(null, "twice_in_file");
      if (meetingId === undefined || mode === null) continue;
      rows.push({
        id: run.context.newId(),
        meetingId,
        organizationId: organization?.id ?? null,
        institution: organization?.name ?? cells.institution,
        name: cells.name,
        office: cells.office,
        party,
        mode,
      });
    }
    if (run.faults.length > 0) return rows.length;
    await run.insert("participants", rows);
    return rows.length;
  },
};
