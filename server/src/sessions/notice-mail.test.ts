import { endpoints } from "@minuta/contract";
import { daysAfter } from "@minuta/domain";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayOf } from "../clock.ts";
import { Mailbox } from "../testing/mailbox.ts";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";

const mailbox = new Mailbox();
let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat(await mailbox.open());
});
afterAll(async () => {
  await secretariat.dispose();
  mailbox.close();
});

/** The calendar part of a letter, decoded, with the address it went to. */
function invitationIn(letter: string) {
  const to = /^To: (?:.*<)?([^>\r\n]+)>?/m.exec(letter)?.[1] ?? "";
  const part = letter.split(/^--.*$/m).find((each) => /content-type: text\/calendar/i.test(each)) ?? "";
  const [head = "", ...body] = part.trim().split("\r\n\r\n");
  const text = body.join("\r\n\r\n");
  const decoded = /base64/i.test(head)
    ? Buffer.from(text, "base64").toString("utf8")
    : Buffer.from(
        text
          .replaceAll("=\r\n", "")
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      ).toString("utf8");
  const calendar = new ICAL.Component(ICAL.parse(decoded));
  const component = calendar.getFirstSubcomponent("vevent");
  if (component === null) throw new Error("the letter holds no event");
  return {
    to,
    method: calendar.getFirstPropertyValue("method"),
    event: new ICAL.Event(component),
    attendees: component.getAllProperties("attendee").map((attendee) => String(attendee.getFirstValue())),
    status: component.getFirstPropertyValue("status"),
  };
}

test("CN-6, CN-7: each person gets one letter in their language, with an invitation that later ones replace", async () => {
  const english = await secretariat.as("principal", "institute");
  await english.call(endpoints.setLanguage, { body: { language: "en" } });
  const { call } = await secretariat.as("recordKeeper");
  const heldOn = daysAfter(dayOf(secretariat.running.context.clock()), 30);
  const place = 'Sala "Ñandú"; piso 3, ala norte\\sur';
  const session = await call(endpoints.planSession, {
    body: { kind: "regular", heldOn, time: "10:00", place, remoteLink: "https://sala.example.org/x" },
  });
  const params = { sessionId: session.id };
  const title = "Presupuesto: obra, gasto; y más\\menos";
  await call(endpoints.addAgendaItem, { params, body: { title, minutes: 45 } });
  const lettersAfter = async (step: Promise<{ notices: { recipients: number }[] }>) => {
    const { notices } = await step;
    const letters = [];
    for (let count = 0; count < (notices.at(-1)?.recipients ?? 0); count += 1)
      letters.push(await mailbox.next());
    return letters;
  };

  const first = await lettersAfter(
    call(endpoints.sendNotice, { params, body: { audiences: ["delegates"] } }),
  );
  expect(first.length).toBe(18);
  expect(new Set(first.map((letter) => invitationIn(letter).to)).size).toBe(18);
  for (const letter of first) {
    const { to, method, event, attendees } = invitationIn(letter);
    expect([method, event.sequence, event.uid]).toEqual(["REQUEST", 0, `session-${session.id}@minuta`]);
    expect(attendees).toEqual([`mailto:${to}`]);
    expect([event.location, event.startDate.toJSDate().toISOString()]).toEqual([place, session.startsAt]);
    expect(event.description).toContain(title);
    const inEnglish = to === "titular.instituto@muestra.invalid";
    expect([to, event.summary.includes("regular session")]).toEqual([to, inEnglish]);
  }

  await call(endpoints.changeSession, { params, body: { place: "Sala 4" } });
  const second = await lettersAfter(call(endpoints.sendNotice, { params, body: { audiences: [] } }));
  expect(second.map((letter) => invitationIn(letter).event.sequence)).toEqual(second.map(() => 1));

  const reason = "Falta una parte.";
  const third = await lettersAfter(call(endpoints.cancelSession, { params, body: { reason } }));
  expect(third.length).toBe(18);
  for (const letter of third) {
    const { method, event, status } = invitationIn(letter);
    expect([method, event.sequence, status]).toEqual(["CANCEL", 2, "CANCELLED"]);
    expect(event.description).toContain(reason);
  }
  expect(mailbox.unread).toBe(0);
});
