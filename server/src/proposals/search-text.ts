import { foldWords } from "@minuta/domain";

/** The folded words by which a proposal is found; `proposals.searchText` is kept in this form. */
export function proposalSearchText(proposal: {
  readonly number: string;
  readonly titleEs: string;
  readonly titleEn: string;
  /** Short name of its organization. */
  readonly organization: string;
}): string {
  return foldWords([proposal.number, proposal.titleEs, proposal.titleEn, proposal.organization].join(" "));
}
