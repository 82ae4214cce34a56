import { dataColumns } from "@minuta/contract";
import { can } from "@minuta/domain";
import { z } from "zod";
import { writeInvitation } from "../organizations/invite.ts";
import { oneOfWords, readLines } from "./columns.ts";
import { readCsv } from "./csv-table.ts";
import { type ListWriter, seenBefore } from "./import-run.ts";

const languageWords = { es: ["español", "Spanish"], en: ["inglés", "English"] } as const;
const address = z.email();

/** Delegates, each invited to speak for an organization; only those whom the importer may invite (rule AC-9). */
export const delegatesList: ListWriter = {
  kind: "delegates",
  write: async (run, file) => {
    const lines = readLines(readCsv(file.content), dataColumns.delegates, (row, heading, code, values) =>
      run.report(file.name, row, heading, code, values),
    );
    const seen = new Set<string>();
    let written = 0;
    for (const { cells, refuse } of lines) {
      const organization = await run.organization(cells.organization);
      const language = cells.language === "" ? "es" : oneOfWords(cells.language, languageWords);
      const isAddress = address.safeParse(cells.email).success;
      if (cells.organization !== "" && organization === null) refuse("organization", "organization_unknown");
      if (language === null) refuse("language", "not_one_of", { words: "español, inglés" });
      if (cells.email !== "" && !isAddress) refuse("email", "not_an_address");
      if (seenBefore(seen, `${cells.email} ${cells.organization}`)) refuse("email", "twice_in_file");
      if (organization === null || language === null || !isAddress || cells.name === "") continue;
      const { id: organizationId, party } = organization;
      const place = { role: "delegate", party, organizationId } as const;
      if (!can(run.by.actor, "mandate.give", { type: "mandate", ...place })) {
        refuse("organization", "not_permitted");
        continue;
      }
      const asked = { email: cells.email, name: cells.name, language, ...place };
      run.invitations.push({
        asked,
        made: await writeInvitation(run.context, run.transaction, run.by, asked),
      });
      written += 1;
    }
    return written;
  },
};
