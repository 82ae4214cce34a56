import { endpoints } from "@minuta/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { networkOf } from "../accounts/limits.ts";
import { makeMagicLink } from "../accounts/magic-link.ts";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

describe("signs of life", () => {
  test("alive, ready, and measured without a person in it", async () => {
    const { ask, call } = await secretariat.as("recordKeeper");
    await call(endpoints.listDocuments);
    expect((await ask("/healthz")).status).toBe(200);
    expect(await (await ask("/readyz")).json()).toEqual({
      status: "ready",
      database: "ok",
      journal: "ok",
      fanOut: "none",
    });
    const metrics = await (await ask("/metrics")).text();
    expect(metrics).toContain("minuta_live_pending_updates 0");
    expect(metrics).toMatch(
      /minuta_http_duration_seconds_count\{method="GET",route="\/api\/documents",status="200"\} \d/,
    );
    expect(metrics).not.toContain("muestra.invalid");
  });

  test("the contract is served as OpenAPI 3.1 with every entry", async () => {
    const answer = await fetch(`${secretariat.origin}/api/openapi.json`);
    const contract = (await answer.json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(contract.openapi).toMatch(/^3\.1/);
    const served = Object.entries(contract.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const stated = Object.values(endpoints).map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`,
    );
    expect(served.sort()).toEqual(stated.sort());
  });
});

describe("refusals", () => {
  test("an unknown address of the API is a problem with a sentence in the language asked for", async () => {
    const ask = (language: string) =>
      fetch(`${secretariat.origin}/api/nowhere`, { headers: { "accept-language": language } });
    const spanish = await ask("fr, es-MX;q=0.8, en;q=0.7");
    expect(spanish.headers.get("content-type")).toContain("application/problem+json");
    expect(await spanish.json()).toMatchObject({ status: 404, code: "not_found", title: "No se encontró" });
    expect(await (await ask("en-GB")).json()).toMatchObject({ title: "Not found" });
  });

  test("fields are named, and told in the account's language", async () => {
    const { ask, call } = await secretariat.as("guest");
    await call(endpoints.setLanguage, { body: { language: "en" } });
    const put = (body: string) =>
      ask("/api/me/language", { method: "PUT", body, headers: { "content-type": "application/json" } });
    const answer = (await (await put('{"language":"fr"}')).json()) as {
      title: string;
      fields: { path: string }[];
    };
    expect([answer.title, answer.fields.map(({ path }) => path)]).toEqual(["Invalid input", ["language"]]);
    for (const body of [
      "[]",
      "null",
      '"x"',
      "{",
      '{"language":"es","role":"operator"}',
      '{"__proto__":{"language":"es"}}',
    ]) {
      expect([body, (await put(body)).status]).toEqual([body, 400]);
    }
    expect((await call(endpoints.me)).language).toBe("en");
  });
});

describe("headers", () => {
  test.each(["/", "/app/", "/api/me", "/entrar?token=x", "/healthz", "/nowhere"])(
    "%s carries the policy",
    async (path) => {
      const { headers } = await fetch(secretariat.origin + path);
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toMatch(/^(?:same-origin|no-referrer)$/);
      expect(headers.get("x-powered-by")).toBeNull();
    },
  );
});

test("behind https the cookie is tied to the host and the browser told to stay on https", async () => {
  const secure = await openSecretariat({
    MINUTA_ORIGIN: "https://minuta.example.org",
    MINUTA_TRUST_PROXY: "1",
  });
  try {
    const { db, config, newId, clock } = secure.running.context;
    const now = clock();
    const link = await makeMagicLink(db, {
      origin: config.origin,
      email: "fundar@muestra.invalid",
      id: newId(),
      now,
      expiresAt: new Date(now.getTime() + 60_000),
      printed: false,
    });
    const answer = await fetch(`http://localhost:${config.port}/entrar`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: "https://minuta.example.org", "x-forwarded-for": "192.0.2.1" },
      body: new URLSearchParams({ token: new URL(link).searchParams.get("token") ?? "" }),
    });
    const cookie = answer.headers.getSetCookie()[0] ?? "";
    expect(cookie).toMatch(/^__Host-minuta=/);
    expect(cookie).toMatch(/; Secure/i);
    expect(cookie).toMatch(/; Path=\/;/i);
    expect(cookie).not.toMatch(/Domain/i);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=31536000");
    const me = await fetch(`http://localhost:${config.port}/api/me`, {
      headers: { cookie: cookie.split(";")[0] ?? "" },
    });
    expect(me.status).toBe(200);
  } finally {
    await secure.dispose();
  }
});

test("limits count an IPv6 network as its /64 and an IPv4 address alone", () => {
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2");
  expect(networkOf("2001:db8:1:2::9")).toBe("2001:db8:1:2");
  expect(networkOf("2001:0DB8:0001:0002::1")).toBe("2001:db8:1:2");
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0");
  expect(networkOf("::1")).toBe("0:0:0:0");
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
});
