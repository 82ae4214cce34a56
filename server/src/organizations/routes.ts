import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { endMandate } from "./end-mandate.ts";
import { invite } from "./invite.ts";
import { listMandates } from "./mandates-reader.ts";
import { peopleInForce } from "./people-reader.ts";
import { readSecretariat } from "./secretariat-reader.ts";
import { requireTakingPart } from "./taking-part.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

export function bindOrganizations(bind: Bind, context: Context): void {
  bind(endpoints.readSecretariat, async ({ by, language }) => {
    requireTakingPart(by);
    return readSecretariat(context.db, language, context.clock());
  });
  bind(endpoints.listPeople, async ({ by }) => {
    requireTakingPart(by);
    const people = await peopleInForce(context.db, context.clock());
    return { people: people.filter(({ role }) => role !== "operator") };
  });
  bind(endpoints.listMandates, async ({ by }) => {
    requireTakingPart(by);
    return listMandates(context.db, by, context.clock());
  });
  bind(endpoints.invite, ({ by, body }) => invite(context, by, body));
  bind(endpoints.withdrawInvitation, async ({ by, params }) => {
    await withdrawInvitation(context, by, params.invitationId);
    return {};
  });
  bind(endpoints.endMandate, async ({ by, params }) => {
    await endMandate(context, by, params.mandateId);
    return {};
  });
}
