import { endpoints } from "@minuta/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  enter,
  openSecretariat,
  pressEnter,
  refusalOf,
  type Secretariat,
} from "../testing/running-secretariat.ts";
import { makeMagicLink } from "./magic-link.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const address = "secretaria.tecnica@muestra.invalid";

async function freshLink(email = address, lifetime = 600_000): Promise<string> {
  const { db, config, newId, clock } = secretariat.running.context;
  const now = clock();
  const expiresAt = new Date(now.getTime() + lifetime);
  return makeMagicLink(db, { origin: config.origin, email, id: newId(), now, expiresAt, printed: false });
}

describe("a sign-in link", () => {
  test("opens a page that signs nobody in until its button is pressed", async () => {
    const link = await freshLink();
    for (let visit = 0; visit < 3; visit += 1) {
      const page = await fetch(link);
      expect(page.status).toBe(200);
      expect(page.headers.getSetCookie()).toEqual([]);
      expect(await page.text()).toContain("Secretaría técnica");
    }
    const cookie = await enter(link);
    expect((await secretariat.with(cookie).call(endpoints.me)).email).toBe(address);
  });

  test("that was printed by the server enters as soon as it is opened, once", async () => {
    const { db, config, newId, clock } = secretariat.running.context;
    const now = clock();
    const expiresAt = new Date(now.getTime() + 600_000);
    const link = await makeMagicLink(db, {
      origin: config.origin,
      email: address,
      id: newId(),
      now,
      expiresAt,
      printed: true,
    });
    expect((await fetch(link, { method: "HEAD" })).headers.getSetCookie()).toEqual([]);
    const answer = await fetch(link, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/app/"]);
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect((await secretariat.with(cookie).call(endpoints.me)).email).toBe(address);
    expect((await fetch(link)).status).toBe(410);
  });

  test("works once, also when two press at the same moment", async () => {
    const link = await freshLink();
    const answers = await Promise.all([pressEnter(link), pressEnter(link), pressEnter(link)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
    expect((await pressEnter(link)).status).toBe(410);
    expect((await fetch(link)).status).toBe(410);
  });

  test("does not work after it expired, nor does a made-up one", async () => {
    const expired = await freshLink(address, -1);
    expect((await pressEnter(expired)).status).toBe(410);
    expect((await pressEnter(`${secretariat.origin}/entrar?token=${"a".repeat(43)}`)).status).toBe(410);
  });

  test("sets a cookie that scripts cannot read and other sites do not send", async () => {
    const answer = await pressEnter(await freshLink());
    const cookie = answer.headers.getSetCookie()[0] ?? "";
    expect(cookie).toMatch(/^minuta=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Domain=/i);
    expect(answer.headers.get("location")).toBe("/app/");
  });

  test("is kept as a hash: no token of it stands in the database", async () => {
    const link = await freshLink();
    const token = new URL(link).searchParams.get("token") ?? "";
    const rows = await secretariat.running.context.db.selectFrom("verification").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("goes back to a page of the workspace and nowhere else", async () => {
    const to = async (regreso: string) => {
      const token = new URL(await freshLink()).searchParams.get("token") ?? "";
      const response = await fetch(`${secretariat.origin}/entrar`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: secretariat.origin },
        body: new URLSearchParams({ token, regreso }),
      });
      return response.headers.get("location");
    };
    expect(await to("/propuestas?x=1")).toBe("/app/propuestas?x=1");
    for (const hostile of [
      "//evil.example",
      "https://evil.example",
      "/\\evil.example",
      "/../../x",
      "javascript:1",
    ]) {
      expect(await to(hostile)).toBe("/app/");
    }
  });
});

describe("asking for a link", () => {
  const ask = (email: string, origin = secretariat.origin) =>
    fetch(`${secretariat.origin}/api/auth/sign-in/magic-link`, {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      body: JSON.stringify({ email, callbackURL: "/app/propuestas" }),
    });

  test("tells nobody whether the address has an account, and makes none", async () => {
    const { db } = secretariat.running.context;
    const before = await db.selectFrom("user").select("id").execute();
    const known = await ask(address);
    const unknown = await ask("nadie@muestra.invalid");
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(await db.selectFrom("user").select("id").execute()).toHaveLength(before.length);
  });

  test("a link for an address without account and invitation signs nobody in", async () => {
    expect((await pressEnter(await freshLink("nadie@muestra.invalid"))).status).toBe(410);
  });

  test("one address has a limit, a room of 210 people behind one network has none", async () => {
    const statuses: number[] = [];
    for (let asked = 0; asked < 7; asked += 1)
      statuses.push((await ask("insistente@muestra.invalid")).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const room = await Promise.all(
      Array.from({ length: 210 }, (_, seat) =>
        ask(`asistente${seat}@muestra.invalid`).then(({ status }) => status),
      ),
    );
    expect(new Set(room)).toEqual(new Set([200]));
  });
});

describe("the rest of better-auth", () => {
  test.each([
    ["POST", "/sign-up/email"],
    ["POST", "/sign-in/email"],
    ["POST", "/sign-in/social"],
    ["POST", "/update-user"],
    ["POST", "/delete-user"],
    ["POST", "/change-email"],
    ["GET", "/get-session"],
    ["GET", "/list-sessions"],
    ["GET", "/ok"],
    ["GET", "/error"],
  ])("%s %s answers 404", async (method, path) => {
    const { ask } = await secretariat.as("recordKeeper");
    const response = await ask(`/api/auth${path}`, {
      method,
      ...(method === "POST" ? { body: "{}", headers: { "content-type": "application/json" } } : {}),
    });
    expect(response.status).toBe(404);
  });

  test("its own verification address only leads to the page with the button", async () => {
    const token = new URL(await freshLink()).searchParams.get("token") ?? "";
    const response = await fetch(`${secretariat.origin}/api/auth/magic-link/verify?token=${token}`, {
      redirect: "manual",
    });
    expect(response.status).toBe(303);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get("location")).toBe(`/entrar?token=${token}`);
  });

  test("passkeys: options are given to a fresh sign-in and to nobody else", async () => {
    const visitor = secretariat.with(await enter(await freshLink()));
    const options = await visitor.ask("/api/auth/passkey/generate-register-options");
    expect(options.status).toBe(200);
    expect(await options.json()).toMatchObject({ rp: { name: "Minuta", id: "localhost" } });
    expect((await secretariat.with("").ask("/api/auth/passkey/generate-register-options")).status).toBe(401);
    expect((await secretariat.with("").ask("/api/auth/passkey/generate-authenticate-options")).status).toBe(
      200,
    );
    expect((await visitor.ask("/api/auth/passkey/list-user-passkeys")).status).toBe(200);
  });
});

describe("sign-ins", () => {
  test("entering again ends the sign-in that the browser held before", async () => {
    const before = await enter(await freshLink());
    const after = await enter(await freshLink(), before);
    expect(after).not.toBe(before);
    expect(await refusalOf(secretariat.with(before).call(endpoints.me))).toBe("not_signed_in");
    expect((await secretariat.with(after).call(endpoints.me)).email).toBe(address);
  });

  test("one is ended from another browser; signing out everywhere ends all", async () => {
    const one = secretariat.with(await enter(await freshLink()));
    const other = secretariat.with(await enter(await freshLink()));
    const { signIns } = await one.call(endpoints.listSignIns);
    const mine = signIns.find(({ current }) => current);
    await other.call(endpoints.endSignIn, { params: { signInId: mine?.id ?? "" } });
    expect(await refusalOf(one.call(endpoints.me))).toBe("not_signed_in");
    await other.call(endpoints.endAllSignIns);
    expect(await refusalOf(other.call(endpoints.me))).toBe("not_signed_in");
  });

  test("signing out ends the sign-in, not only the cookie", async () => {
    const visitor = secretariat.with(await enter(await freshLink()));
    const init = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
    const response = await visitor.ask("/api/auth/sign-out", init);
    expect(response.status).toBe(200);
    expect(await refusalOf(visitor.call(endpoints.me))).toBe("not_signed_in");
  });

  test("a sign-in expires", async () => {
    const visitor = secretariat.with(await enter(await freshLink()));
    await visitor.call(endpoints.me);
    secretariat.pass(15 * 86_400_000);
    expect(await refusalOf(visitor.call(endpoints.me))).toBe("not_signed_in");
  });

  test("a cookie that this server did not sign is none", async () => {
    for (const forged of ["minuta=x", "minuta=abc.def", `minuta=${"%E0%A4%A"}`, "minuta=", "minuta=.AAAA"]) {
      expect(await refusalOf(secretariat.with(forged).call(endpoints.me))).toBe("not_signed_in");
    }
  });
});
