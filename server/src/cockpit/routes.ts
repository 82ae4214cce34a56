import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { adjournSession } from "./adjourn-session.ts";
import { addAgendaItemLive, setCurrentItem } from "./agenda.ts";
import { changeStay, removeStay } from "./change-stay.ts";
import { cockpitOf } from "./cockpit-reader.ts";
import { askFloor, endFloor, giveFloor } from "./floor.ts";
import { openSession } from "./open-session.ts";
import { endRecess, startRecess } from "./recess.ts";
import { recordArrival } from "./record-arrival.ts";

export function bindCockpit(bind: Bind, context: Context): void {
  bind(endpoints.readCockpit, ({ by, params }) =>
    cockpitOf(context.db, by, params.sessionId, context.clock()),
  );
  bind(endpoints.openSession, ({ by, params, body }) => openSession(context, by, params.sessionId, body));
  bind(endpoints.adjournSession, ({ by, params: { sessionId }, body }) =>
    adjournSession({ context, by, sessionId }, body.nextSession),
  );
  bind(endpoints.startRecess, ({ by, params: { sessionId } }) => startRecess({ context, by, sessionId }));
  bind(endpoints.endRecess, ({ by, params: { sessionId } }) => endRecess({ context, by, sessionId }));
  bind(endpoints.setCurrentItem, ({ by, params: { sessionId }, body }) =>
    setCurrentItem({ context, by, sessionId }, body.agendaItemId),
  );
  bind(endpoints.addAgendaItemLive, ({ by, params: { sessionId }, body }) =>
    addAgendaItemLive({ context, by, sessionId }, body),
  );
  bind(endpoints.recordArrival, ({ by, params, body }) =>
    recordArrival(context, by, params.documentId, body),
  );
  bind(endpoints.changeStay, ({ by, params, body }) =>
    changeStay(context, by, params.documentId, params.stayId, body),
  );
  bind(endpoints.removeStay, ({ by, params }) => removeStay(context, by, params.documentId, params.stayId));
  bind(endpoints.askFloor, ({ by, params: { sessionId } }) => askFloor({ context, by, sessionId }));
  bind(endpoints.giveFloor, ({ by, params: { sessionId, speakerId } }) =>
    giveFloor({ context, by, sessionId }, speakerId),
  );
  bind(endpoints.endFloor, ({ by, params: { sessionId, speakerId } }) =>
    endFloor({ context, by, sessionId }, speakerId),
  );
}
