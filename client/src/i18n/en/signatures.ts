import type { signatures as spanish } from "../es/signatures.ts";

export const signatures: Record<keyof typeof spanish, string> = {
  "signatures.lead": "What waits for signature, whose, and since when.",
  "signatures.none": "Nothing waits for signature",
  "signatures.none.text":
    "When minutes, a form, a translation or a communiqué of yours are closed they appear here.",
  "signatures.mine":
    "{n, plural, one {1 text waits for your signature} other {# texts wait for your signature}}",
  "signatures.start": "Start signing",
  "signatures.others": "Waiting for other seats",
  "signatures.complete": "Signed, to be published",
  "signatures.since": "Closed on {time}",
  "signatures.seat.waiting": "Pending",
  "signatures.seat.vacant": "Vacant seat",
  "signatures.seat.sign": "Signed",
  "signatures.seat.signWithReservation": "Signed with a reservation",
  "signatures.seat.refuse": "Refused",
  "signatures.paper": "on paper",
  "signatures.remind": "Remind",
  "signatures.reminded": "Reminded on {time}",
  "signatures.next": "{n, plural, one {1 text left to sign} other {# texts left to sign}}",
  "signatures.next.go": "Go to the next",
};
