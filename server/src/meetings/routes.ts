import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { addParticipants, changeParticipant, removeParticipant } from "./change-participants.ts";
import { listMeetingForms, readMeeting } from "./reader.ts";

export function bindMeetings(bind: Bind, context: Context): void {
  bind(endpoints.listMeetingForms, async ({ by, query, language }) => {
    requireTakingPart(by);
    return listMeetingForms(context.db, query, language);
  });
  bind(endpoints.readMeeting, async ({ by, params, language }) => {
    requireTakingPart(by);
    return readMeeting(context.db, by, params.meetingId, language);
  });
  bind(endpoints.addParticipants, async ({ by, params, body, language }) => {
    await addParticipants(context, by, params.meetingId, body.participants);
    return readMeeting(context.db, by, params.meetingId, language);
  });
  bind(endpoints.changeParticipant, async ({ by, params, body, language }) => {
    await changeParticipant(context, by, params.meetingId, params.participantId, body);
    return readMeeting(context.db, by, params.meetingId, language);
  });
  bind(endpoints.removeParticipant, async ({ by, params, language }) => {
    await removeParticipant(context, by, params.meetingId, params.participantId);
    return readMeeting(context.db, by, params.meetingId, language);
  });
}
