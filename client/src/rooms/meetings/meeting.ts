import type { BodyOf, endpoints, ResultOf } from "@minuta/contract";

/** A meeting as the board shows it. */
export type MeetingLine = ResultOf<typeof endpoints.listMeetingForms>["meetings"][number];

/** One meeting with who took part. */
export type Meeting = ResultOf<typeof endpoints.readMeeting>;

export type Participant = Meeting["participants"][number];

export type ParticipantInput = BodyOf<typeof endpoints.changeParticipant>;

/** Organizations and agencies that participants may come from. */
export type Organization = ResultOf<typeof endpoints.readSecretariat>["organizations"][number];
