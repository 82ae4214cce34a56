import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { endpoints } from "@minuta/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enter, openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";

/** A mail server that takes every letter and hands it over in the order of arrival. */
class Mailbox {
  readonly server: Server = createServer((socket) => this.#serve(socket));
  readonly #letters: string[] = [];
  readonly #waiting: ((letter: string) => void)[] = [];

  next(): Promise<string> {
    const letter = this.#letters.shift();
    if (letter !== undefined) return Promise.resolve(letter);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  get unread(): number {
    return this.#letters.length;
  }

  #serve(socket: Socket): void {
    let text = "";
    let inLetter = false;
    socket.setEncoding("utf8");
    socket.on("error", () => socket.destroy());
    socket.write("220 mailbox\r\n");
    socket.on("data", (chunk: string) => {
      text += chunk;
      for (;;) {
        const mark = inLetter ? "\r\n.\r\n" : "\r\n";
        const end = text.indexOf(mark);
        if (end < 0) return;
        const part = text.slice(0, end);
        text = text.slice(end + mark.length);
        if (inLetter) {
          inLetter = false;
          this.#take(part);
          socket.write("250 taken\r\n");
        } else if (part === "DATA") {
          inLetter = true;
          socket.write("354 go on\r\n");
        } else {
          socket.write("250 ok\r\n");
        }
      }
    });
  }

  #take(letter: string): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#letters.push(letter);
    else waiting(letter);
  }
}

const mailbox = new Mailbox();
let secretariat: Secretariat;
beforeAll(async () => {
  mailbox.server.listen(0, "127.0.0.1");
  await once(mailbox.server, "listening");
  const { port } = mailbox.server.address() as AddressInfo;
  secretariat = await openSecretariat({
    SMTP_URL: `smtp://127.0.0.1:${port}/?ignoreTLS=true`,
    MAIL_FROM: "minuta@muestra.invalid",
  });
});
afterAll(async () => {
  await secretariat.dispose();
  mailbox.server.close();
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
