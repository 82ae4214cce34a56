import { endpoints } from "@minuta/contract";
import { useMemo, useRef } from "react";
import { useCommand } from "../../app/api.ts";
import type { ScribeRequest } from "../../editor/scribe.ts";
import type { Scribe } from "../../editor/slash-options.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { isHeld, touchedBySession } from "./cockpit.ts";
import type { Asking } from "./cockpit-dialogs.tsx";
import type { Session } from "./use-session.ts";

/** What lines such as "/plazo 30 mar" and "/receso" do beside this session; null without one. */
export function useScribe(
  session: Session | null,
  heldOn: string | null,
  onAsk: (asking: Asking) => void,
): Scribe | null {
  const addItem = useCommand(endpoints.addAgendaItemLive, { invalidates: touchedBySession });
  const resume = useCommand(endpoints.endRecess, { invalidates: touchedBySession });
  const cockpit = session?.cockpit ?? null;
  const handle = (request: ScribeRequest) => {
    if (cockpit === null) return;
    const params = { sessionId: cockpit.sessionId };
    switch (request.type) {
      case "agendaItem":
        addItem.mutate({ params, body: { title: request.title.slice(0, 200), minutes: 0 } });
        return;
      case "reservation":
        onAsk({ type: "adopt", blockId: request.blockId, reservation: request.text });
        return;
      case "recess":
        if (cockpit.state === "recess") resume.mutate({ params });
        else onAsk({ type: "step", step: "recess" });
        return;
      case "adjourn":
        onAsk({ type: "step", step: "adjourn" });
    }
  };
  const latest = useRef(handle);
  latest.current = handle;
  const mayRun = cockpit?.may.run === true && isHeld(cockpit);
  const mayAdopt = cockpit?.may.adopt === true;
  const hasSession = cockpit !== null;
  return useMemo(() => {
    if (!hasSession) return null;
    const may: ScribeRequest["type"][] = [
      ...(mayRun ? (["agendaItem", "recess", "adjourn"] as const) : []),
      ...(mayAdopt ? (["reservation"] as const) : []),
    ];
    return {
      base: heldOn ?? plainDateOf(new Date()),
      may: new Set(may),
      onRequest: (request) => latest.current(request),
    };
  }, [hasSession, mayRun, mayAdopt, heldOn]);
}
