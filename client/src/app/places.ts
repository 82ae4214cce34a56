import type { MessageKey } from "../i18n/say.ts";
import type { IconName } from "../ui/icon.tsx";
import { type Me, takesPart } from "./me.ts";

export type Place = { readonly path: string; readonly name: MessageKey; readonly icon: IconName };

/** In the order of use: the first stand in the bar, those it has no room for behind its last button. */
const content: readonly Place[] = [
  { path: "/", name: "app.today", icon: "home" },
  { path: "/sesiones", name: "app.sessions", icon: "calendar" },
  { path: "/acuerdos", name: "app.ledger", icon: "flag" },
  { path: "/firmas", name: "app.signatures", icon: "signature" },
  { path: "/propuestas", name: "app.proposals", icon: "document" },
  { path: "/reuniones", name: "app.meetings", icon: "handshake" },
  { path: "/compromisos", name: "app.commitments", icon: "check" },
  { path: "/publicaciones", name: "app.rubrics", icon: "globe" },
  { path: "/personas", name: "app.people", icon: "people" },
  { path: "/reglamento", name: "app.rules", icon: "quote" },
  { path: "/testigos", name: "app.witnesses", icon: "lock" },
  { path: "/datos", name: "app.data", icon: "table" },
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
