import { dataColumns } from "@minuta/contract";
import { proposalNumber } from "@minuta/domain";
import { plainDateOf, readLines } from "./columns.ts";
import { readCsv } from "./csv-table.ts";
import type { ListWriter } from "./import-run.ts";
import { ordinals } from "./ordinals.ts";

/** Meetings of organizations with an agency, and the proposals that they analyse. */
export const meetingsList: ListWriter = {
  kind: "meetings",
  write: async (run, file) => {
    const lines = readLines(readCsv(file.content), dataColumns.meetings, (row, heading, code, values) =>
      run.report(file.name, row, heading, code, values),
    );
    const given = await run.transaction.selectFrom("meetings").select("ordinal").execute();
    const numbers = ordinals(lines, {
      read: ({ cells }) => cells.number,
      pattern: /^0*(\d{1,6})$/,
      given: given.map(({ ordinal }) => ordinal),
      refuse: (line, code, values) => line.refuse("number", code, values),
      form: String,
    });
    const known = await run.transaction.selectFrom("proposals").select(["id", "number"]).execute();
    const byNumber = new Map(known.map(({ id, number }) => [number, id]));
    const rows = [];
    const analysed = [];
    for (const [index, { cells, refuse }] of lines.entries()) {
      const agency = await run.organization(cells.agency, "agency");
      const heldOn = plainDateOf(cells.heldOn);
      if (cells.agency !== "" && agency === null) refuse("agency", "organization_unknown");
      if (cells.heldOn !== "" && heldOn === null) refuse("heldOn", "not_a_date");
      const id = run.context.newId();
      const named = cells.proposals.split(/[;,\s]+/).filter((word) => word !== "");
      for (const word of new Set(named)) {
        const ordinal = Number(/^(?:P-)?0*(\d{1,6})$/i.exec(word)?.[1] ?? Number.NaN);
        const proposalId = Number.isNaN(ordinal) ? undefined : byNumber.get(proposalNumber(ordinal));
        if (proposalId === undefined) refuse("proposals", "proposal_unknown", { name: word });
        else analysed.push({ meetingId: id, proposalId });
      }
      const ordinal = numbers[index];
      if (agency === null || heldOn === null || ordinal === undefined) continue;
      rows.push({
        id,
        ordinal,
        year: Number(heldOn.slice(0, 4)),
        titleEs: cells.title,
        titleEn: cells.titleEn === "" ? cells.title : cells.titleEn,
        heldOn,
        agencyId: agency.id,
        place: cells.place,
        sample: 0,
      });
    }
    if (run.faults.length > 0) return rows.length;
    await run.insert("meetings", rows);
    await run.insert("meeting_proposals", analysed);
    return rows.length;
  },
};
