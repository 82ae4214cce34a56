import { endpoints } from "@minuta/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Mailbox } from "../testing/mailbox.ts";
import { enter, openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";

const mailbox = new Mailbox();
let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat(await mailbox.open());
});
afterAll(async () => {
  await secretariat.dispose();
  mailbox.close();
});

const linkIn = (letter: string) => {
  const readable = letter.replaceAll("=\r\n", "").replaceAll("=3D", "=");
  return /http:\/\/localhost:\d+\/entrar\?\S+/.exec(readable)?.[0] ?? "";
};

const ask = (email: string) =>
  secretariat.with("").ask("/api/auth/sign-in/magic-link", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, callbackURL: "/app/propuestas" }),
  });

test("a link goes by mail to who has an account, to nobody else, and leads back to where one was", async () => {
  await ask("nadie@muestra.invalid");
  await ask("fundar@muestra.invalid");
  const letter = await mailbox.next();
  expect(letter).toContain("To: fundar@muestra.invalid");
  expect(mailbox.unread).toBe(0);
  const link = linkIn(letter);
  expect(new URL(link).searchParams.get("regreso")).toBe("/propuestas");
  const { call } = secretariat.with(await enter(link));
  expect((await call(endpoints.me)).name).toBe("Titular, Fundar");
});

test("an invitation goes by mail, and its link is told to nobody else", async () => {
  const { call } = await secretariat.as("recordKeeper");
  const { link, invitation } = await call(endpoints.invite, {
    body: {
      email: "observa@muestra.invalid",
      name: "Observatorio",
      language: "en",
      role: "observer",
      party: null,
      organizationId: null,
    },
  });
  expect([link, invitation.state]).toEqual([null, "open"]);
  const letter = await mailbox.next();
  expect(letter).toContain("Subject: Invitation to take part in Minuta");
  const visitor = secretariat.with(await enter(linkIn(letter)));
  expect(await visitor.call(endpoints.me)).toMatchObject({
    language: "en",
    mandates: [{ role: "observer" }],
  });
});
