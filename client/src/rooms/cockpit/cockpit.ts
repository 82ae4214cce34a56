import { endpoints, type ResultOf } from "@minuta/contract";

/** What runs while a session is held. */
export type Cockpit = ResultOf<typeof endpoints.readCockpit>;
export type Stay = Cockpit["stays"][number];
export type Candidate = Cockpit["candidates"][number];
export type AgendaItem = Cockpit["agenda"][number];
export type Speaker = Cockpit["speakers"][number];
export type TextResolution = ResultOf<typeof endpoints.listTextResolutions>["resolutions"][number];

/** What every step of a session may change on the screen. */
export const touchedBySession = [
  endpoints.readCockpit,
  endpoints.listTextResolutions,
  endpoints.closingCheck,
  endpoints.readDocument,
] as const;

/** Whether the session is being held, a recess included. */
export function isHeld(cockpit: Cockpit): boolean {
  return cockpit.state === "inSession" || cockpit.state === "recess";
}

/** The agenda item that runs now. */
export function currentItem(cockpit: Cockpit): AgendaItem | null {
  return cockpit.agenda.find((item) => item.startedAt !== null && item.endedAt === null) ?? null;
}
