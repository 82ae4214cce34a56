import { dataColumns } from "@minuta/contract";
import { type CommitmentStatus, commitmentNumber, proposalNumber } from "@minuta/domain";
import { oneOfWords, plainDateOf, readLines } from "./columns.ts";
import { readCsv } from "./csv-table.ts";
import type { ListWriter } from "./import-run.ts";
import { ordinals } from "./ordinals.ts";

export const statusWords: Readonly<Record<CommitmentStatus, readonly string[]>> = {
  notStarted: ["no iniciado", "not started"],
  limited: ["limitado", "limited"],
  substantial: ["sustancial", "substantial"],
  completed: ["completado", "cumplido", "completed"],
};

/** Commitments that were adopted before, with their numbers or the next ones. */
export const commitmentsList: ListWriter = {
  kind: "commitments",
  write: async (run, file) => {
    const lines = readLines(readCsv(file.content), dataColumns.commitments, (row, heading, code, values) =>
      run.report(file.name, row, heading, code, values),
    );
    const given = await run.transaction.selectFrom("commitments").select("ordinal").execute();
    const numbers = ordinals(lines, {
      read: ({ cells }) => cells.number,
      pattern: /^(?:C-)?0*(\d{1,6})$/i,
      given: given.map(({ ordinal }) => ordinal),
      refuse: (line, code, values) => line.refuse("number", code, values),
      form: commitmentNumber,
    });
    const known = await run.transaction.selectFrom("proposals").select(["id", "number"]).execute();
    const byNumber = new Map(known.map(({ id, number }) => [number, id]));
    const rows = [];
    const sources = [];
    for (const [index, { cells, refuse }] of lines.entries()) {
      const agency = await run.organization(cells.leadAgency);
      const startsOn = cells.startsOn === "" ? "" : plainDateOf(cells.startsOn);
      const endsOn = cells.endsOn === "" ? "" : plainDateOf(cells.endsOn);
      const status = cells.status === "" ? "notStarted" : oneOfWords(cells.status, statusWords);
      if (startsOn === null) refuse("startsOn", "not_a_date");
      if (endsOn === null) refuse("endsOn", "not_a_date");
      if (startsOn !== null && endsOn !== null && startsOn !== "" && endsOn !== "" && endsOn < startsOn)
        refuse("endsOn", "dates_reversed");
      if (status === null)
        refuse("status", "not_one_of", { words: "no iniciado, limitado, sustancial, completado" });
      const ordinal = numbers[index];
      if (ordinal === undefined || startsOn === null || endsOn === null || status === null) continue;
      const number = commitmentNumber(ordinal);
      for (const word of new Set(cells.proposals.split(/[;,\s]+/).filter((each) => each !== ""))) {
        const proposal = Number(/^(?:P-)?0*(\d{1,6})$/i.exec(word)?.[1] ?? Number.NaN);
        const proposalId = Number.isNaN(proposal) ? undefined : byNumber.get(proposalNumber(proposal));
        if (proposalId === undefined) refuse("proposals", "proposal_unknown", { name: word });
        else sources.push({ number, proposalId });
      }
      rows.push({
        number,
        ordinal,
        documentId: null,
        blockId: null,
        leadAgencyId: agency?.id ?? null,
        title: cells.title,
        leadAgency: agency?.name ?? cells.leadAgency,
        supportingActors: cells.supportingActors,
        publicProblem: cells.publicProblem,
        solution: cells.solution,
        ogpRelevance: cells.ogpRelevance,
        evidence: cells.evidence,
        contact: cells.contact,
        startsOn,
        endsOn,
        status,
        state: "adopted",
        textDigest: "",
        adoptedAt: run.at,
        adoptedBy: run.by.user.userId,
        sample: 0,
      });
    }
    if (run.faults.length > 0) return rows.length;
    await run.insert("commitments", rows);
    await run.insert("commitment_proposals", sources);
    return rows.length;
  },
};
