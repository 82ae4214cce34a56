import { type Actor, can, type Party, parties, type Role, roles } from "@minuta/domain";

export type GivenMandate = {
  readonly role: Role;
  readonly party: Party | null;
  readonly organizationId: string | null;
};

/** What of an organization or agency decides who may give its mandates. */
export type Represented = { readonly id: string; readonly party: Party };

/** Every mandate that `actor` may give, by role in the order of the domain: what an invitation may offer. */
export function givableMandates(
  actor: Actor,
  organizations: readonly Represented[],
): readonly GivenMandate[] {
  return roles
    .flatMap((role) => candidates(role, organizations))
    .filter((mandate) => can(actor, "mandate.give", { type: "mandate", ...mandate }));
}

function candidates(role: Role, organizations: readonly Represented[]): readonly GivenMandate[] {
  switch (role) {
    case "principal":
    case "alternate":
      return parties.map((party) => ({ role, party, organizationId: null }));
    case "delegate":
      return organizations.map(({ id, party }) => ({ role, party, organizationId: id }));
    case "recordKeeper":
    case "guest":
    case "observer":
    case "operator":
      return [{ role, party: null, organizationId: null }];
  }
}
