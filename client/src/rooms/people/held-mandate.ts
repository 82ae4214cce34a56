import type { endpoints, ResultOf } from "@minuta/contract";

type Mandates = ResultOf<typeof endpoints.listMandates>;

/** A mandate in force with its holder. */
export type HeldMandate = Mandates["mandates"][number];

/** An invitation to a mandate. */
export type Invitation = Mandates["invitations"][number];
