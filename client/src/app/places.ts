import type { MessageKey } from "../i18n/say.ts";
import type { IconName } from "../ui/icon.tsx";
import { type Me, takesPart } from "./me.ts";

export type Place = { readonly path: string; readonly name: MessageKey; readonly icon: IconName };

const content: readonly Place[] = [
  { path: "/", name: "app.today", icon: "home" },
  { path: "/sesiones", name: "app.sessions", icon: "calendar" },
  { path: "/reuniones", name: "app.meetings", icon: "handshake" },
  { path: "/propuestas", name: "app.proposals", icon: "document" },
  { path: "/personas", name: "app.people", icon: "people" },
];

const machine: Place = { path: "/servicio", name: "app.machine", icon: "server" };

/** Whether the account runs the machine. */
export function operates(me: Me): boolean {
  return me.mandates.some((mandate) => mandate.role === "operator");
}

/** Where the account can go. Content is not the operator's, the machine is nobody else's. */
export function placesOf(me: Me): readonly Place[] {
  if (!operates(me)) return content;
  return takesPart(me) ? [...content, machine] : [...content.slice(0, 1), machine];
}
