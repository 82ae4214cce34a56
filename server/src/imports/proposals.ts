import { dataColumns } from "@minuta/contract";
import { proposalNumber } from "@minuta/domain";
import { proposalSearchText } from "../proposals/search-text.ts";
import { readLines } from "./columns.ts";
import { readCsv } from "./csv-table.ts";
import { type ListWriter, seenBefore } from "./import-run.ts";
import { ordinals } from "./ordinals.ts";

/** Proposals with the agencies that are asked to answer them. Numbers continue those that were given (rule NU-2). */
export const proposalsList: ListWriter = {
  kind: "proposals",
  write: async (run, file) => {
    const report = (row: number, heading: string, code: Parameters<typeof run.report>[3], values = {}) =>
      run.report(file.name, row, heading, code, values);
    const lines = readLines(readCsv(file.content), dataColumns.proposals, report);
    const given = await run.transaction.selectFrom("proposals").select("number").execute();
    const numbers = ordinals(lines, {
      read: ({ cells }) => cells.number,
      pattern: /^(?:P-)?0*(\d{1,6})$/i,
      given: given.map(({ number }) => Number(number.replace(/^P-/, ""))),
      refuse: (line, code, values) => line.refuse("number", code, values),
      form: proposalNumber,
    });
    const rows = [];
    const assigned = [];
    for (const [index, { cells, refuse }] of lines.entries()) {
      const organization = await run.organization(cells.organization, "organization");
      if (cells.organization !== "" && organization === null) refuse("organization", "organization_unknown");
      const id = run.context.newId();
      const agencies = new Set<string>();
      for (const named of cells.agencies.split(/[;\n]/).map((word) => word.trim())) {
        if (named === "" || seenBefore(agencies, named)) continue;
        const agency = await run.organization(named, "agency");
        if (agency === null) refuse("agencies", "organization_unknown", { name: named });
        else
          assigned.push({
            proposalId: id,
            agencyId: agency.id,
            assignedAt: run.at,
            assignedBy: run.by.user.userId,
          });
      }
      const ordinal = numbers[index];
      if (organization === null || ordinal === undefined) continue;
      const named = {
        number: proposalNumber(ordinal),
        titleEs: cells.title,
        titleEn: cells.titleEn === "" ? cells.title : cells.titleEn,
      };
      rows.push({
        id,
        ...named,
        organizationId: organization.id,
        sample: 0,
        submittedAt: run.at,
        searchText: proposalSearchText({ ...named, organization: organization.shortName }),
      });
    }
    if (run.faults.length > 0) return rows.length;
    await run.insert("proposals", rows);
    await run.insert("proposal_agencies", assigned);
    return rows.length;
  },
};
