import { endpoints } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { attachmentHeader } from "../files/attachment-header.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { addAgendaItem, changeAgendaItem, orderAgenda, removeAgendaItem } from "./agenda.ts";
import { addAnnex, readAnnex, removeAnnex } from "./annexes.ts";
import { calendarBetween } from "./calendar-reader.ts";
import { cancelSession } from "./cancel-session.ts";
import { changeSession } from "./change-session.ts";
import { drawUpNotice } from "./notice.ts";
import { noticesOf, noticeView } from "./notice-content.ts";
import { type Audience, recipientsOf } from "./notice-recipients.ts";
import { cancelMeeting, changeMeeting, planMeeting, readMeetingPlan } from "./plan-meeting.ts";
import { readPlan } from "./plan-reader.ts";
import { planSession } from "./plan-session.ts";
import { requirePlanning } from "./planning.ts";
import { findSession, meetingsOf, sessionsOf } from "./reader.ts";
import { sendNotice } from "./send-notice.ts";

export function bindSessions(bind: Bind, context: Context): void {
  bind(endpoints.listCalendar, async ({ by, query, language }) => {
    requireTakingPart(by);
    return calendarBetween(context.db, language, query);
  });
  bind(endpoints.listSessions, async ({ by, language }) => {
    requireTakingPart(by);
    return { sessions: await sessionsOf(context.db, language) };
  });
  bind(endpoints.readSession, async ({ by, params, language }) => {
    requireTakingPart(by);
    const session = await findSession(context.db, language, params.sessionId);
    if (session === null) throw new Refusal("not_found");
    return session;
  });
  bindPlans(bind, context);
  bindNotices(bind, context);
  bindMeetings(bind, context);
}

function bindPlans(bind: Bind, context: Context): void {
  const plan = ({ by, language }: { by: SignedIn; language: Language }, sessionId: string) =>
    readPlan(context.db, by, language, sessionId, context.clock());

  bind(endpoints.readPlan, async (call) => {
    requireTakingPart(call.by);
    return plan(call, call.params.sessionId);
  });
  bind(endpoints.planSession, async (call) => plan(call, await planSession(context, call.by, call.body)));
  bind(endpoints.changeSession, async (call) => {
    await changeSession(context, call.by, call.params.sessionId, call.body);
    return plan(call, call.params.sessionId);
  });
  bind(endpoints.cancelSession, async (call) => {
    await cancelSession(context, call.by, call.params.sessionId, call.body.reason);
    return plan(call, call.params.sessionId);
  });
  bind(endpoints.addAgendaItem, async (call) => {
    await addAgendaItem(context, call.by, call.params.sessionId, call.body);
    return plan(call, call.params.sessionId);
  });
  bind(endpoints.changeAgendaItem, async (call) => {
    await changeAgendaItem(context, call.by, call.params, call.body);
    return plan(call, call.params.sessionId);
  });
  bind(endpoints.removeAgendaItem, async (call) => {
    await removeAgendaItem(context, call.by, call.params);
    return plan(call, call.params.sessionId);
  });
  bind(endpoints.orderAgenda, async (call) => {
    await orderAgenda(context, call.by, call.params.sessionId, call.body.itemIds);
    return plan(call, call.params.sessionId);
  });
  bind(endpoints.addAnnex, async (call, { request }) => {
    await addAnnex(context, call.by, call.params.sessionId, call.query, request);
    return plan(call, call.params.sessionId);
  });
  bind(endpoints.removeAnnex, async (call) => {
    await removeAnnex(context, call.by, call.params);
    return plan(call, call.params.sessionId);
  });
  bind(endpoints.downloadAnnex, async ({ by, params }, { response }) => {
    requireTakingPart(by);
    const { fileName, mediaType, bytes } = await readAnnex(context, params);
    response.set({ "content-type": mediaType, "content-disposition": attachmentHeader(fileName) }).end(bytes);
    return {};
  });
}

function bindNotices(bind: Bind, context: Context): void {
  bind(endpoints.draftNotice, async ({ by, params }) => {
    requirePlanning(by);
    const draft = await drawUpNotice(context, context.db, params.sessionId);
    const counted = async (audience: Audience) =>
      (await recipientsOf(context.db, [audience], context.clock())).length;
    return {
      sequence: draft.sequence,
      change: draft.change,
      ...draft.check,
      rulesVersion: draft.rulesVersion,
      allowed: draft.allowed,
      mail: context.mail !== null,
      recipients: {
        seats: await counted("seats"),
        delegates: await counted("delegates"),
        guests: await counted("guests"),
      },
      texts: draft.texts,
    };
  });
  bind(endpoints.sendNotice, async ({ by, language, params, body }) => {
    await sendNotice(context, by, language, params.sessionId, body);
    return readPlan(context.db, by, language, params.sessionId, context.clock());
  });
  const keptNotice = async (by: SignedIn, params: { sessionId: string; sequence: number }) => {
    requireTakingPart(by);
    const notices = await noticesOf(context.db, params.sessionId);
    const notice = notices.find(({ sequence }) => sequence === params.sequence);
    if (notice === undefined) throw new Refusal("not_found");
    return notice;
  };
  bind(endpoints.readNotice, async ({ by, params }) => {
    const notice = await keptNotice(by, params);
    const { texts, people } = notice.content;
    return { ...noticeView(notice), texts, people: people.map(({ name }) => name) };
  });
  bind(endpoints.downloadNotice, async ({ by, params }, { response }) => {
    const { content, sequence } = await keptNotice(by, params);
    response
      .set({
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": attachmentHeader(`convocatoria-${sequence + 1}.ics`),
      })
      .end(content.calendar);
    return {};
  });
}

function bindMeetings(bind: Bind, context: Context): void {
  bind(endpoints.listMeetings, async ({ by, language }) => {
    requireTakingPart(by);
    return { meetings: await meetingsOf(context.db, language) };
  });
  bind(endpoints.readMeetingPlan, async ({ by, params, language }) => {
    requireTakingPart(by);
    return readMeetingPlan(context.db, language, params.meetingId);
  });
  bind(endpoints.planMeeting, async ({ by, body, language }) =>
    readMeetingPlan(context.db, language, await planMeeting(context, by, body)),
  );
  bind(endpoints.changeMeeting, async ({ by, params, body, language }) => {
    await changeMeeting(context, by, params.meetingId, body);
    return readMeetingPlan(context.db, language, params.meetingId);
  });
  bind(endpoints.cancelMeeting, async ({ by, params, language }) => {
    await cancelMeeting(context, by, params.meetingId);
    return readMeetingPlan(context.db, language, params.meetingId);
  });
}
