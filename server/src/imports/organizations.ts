import { dataColumns } from "@minuta/contract";
import { type Party, parties } from "@minuta/domain";
import { oneOfWords, readLines } from "./columns.ts";
import { readCsv } from "./csv-table.ts";
import { type ListWriter, seenBefore } from "./import-run.ts";

export const kindWords = {
  organization: ["organización", "organización de la sociedad civil", "organization"],
  agency: ["dependencia", "agency"],
} as const;

export const partyWords: Readonly<Record<Party, readonly string[]>> = {
  government: ["gobierno", "government"],
  institute: ["instituto", "institute"],
  civilSociety: ["sociedad civil", "civil society"],
};

/** Organizations and agencies; each stands once, whichever of its two names is used. */
export const organizationsList: ListWriter = {
  kind: "organizations",
  write: async (run, file) => {
    const lines = readLines(readCsv(file.content), dataColumns.organizations, (row, heading, code, values) =>
      run.report(file.name, row, heading, code, values),
    );
    const { last } = await run.transaction
      .selectFrom("organizations")
      .select((select) => select.fn.max("position").as("last"))
      .executeTakeFirstOrThrow();
    const seen = new Set<string>();
    const rows = [];
    for (const { cells, refuse } of lines) {
      const kind = oneOfWords(cells.kind, kindWords);
      const party = oneOfWords(cells.party, partyWords);
      if (cells.kind !== "" && kind === null)
        refuse("kind", "not_one_of", { words: "organización, dependencia" });
      if (cells.party !== "" && party === null)
        refuse("party", "not_one_of", { words: parties.map((each) => partyWords[each][0]).join(", ") });
      if (seenBefore(seen, cells.shortName)) refuse("shortName", "twice_in_file");
      if (cells.name !== cells.shortName && seenBefore(seen, cells.name)) refuse("name", "twice_in_file");
      if ((await run.organization(cells.shortName)) !== null) refuse("shortName", "already_there");
      else if ((await run.organization(cells.name)) !== null) refuse("name", "already_there");
      if (kind === null || party === null) continue;
      rows.push({
        id: run.context.newId(),
        kind,
        name: cells.name,
        shortName: cells.shortName,
        party,
        position: Number(last ?? 0) + rows.length + 1,
        sample: 0,
      });
    }
    await run.insert("organizations", rows);
    run.forgetOrganizations();
    return rows.length;
  },
};
