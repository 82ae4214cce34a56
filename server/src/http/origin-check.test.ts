import { afterAll, beforeAll, expect, test } from "vitest";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const hostile = (origin: string): readonly (readonly [string, string | null])[] => {
  const { host, port, hostname } = new URL(origin);
  return [
    ["another host", "https://evil.example"],
    ["null", "null"],
    ["empty", ""],
    ["suffix", `${origin}.evil.example`],
    ["prefix", `http://evil-${host}`],
    ["another port", `http://${hostname}:${Number(port) + 1}`],
    ["no port", `http://${hostname}`],
    ["another scheme", `https://${host}`],
    ["user part", `http://${hostname}@evil.example`],
    ["trailing slash", `${origin}/`],
    ["upper case", origin.toUpperCase()],
    ["two in one", `${origin}, https://evil.example`],
    ["none, with a cookie", null],
  ];
};

test("a change with a cookie is refused from every origin but the server's own", async () => {
  const { cookie, ask } = await secretariat.as("recordKeeper");
  const init = {
    method: "PUT",
    body: JSON.stringify({ language: "es" }),
    headers: { "content-type": "application/json" },
  };
  expect((await ask("/api/me/language", init)).status).toBe(200);
  for (const [name, origin] of hostile(secretariat.origin)) {
    const response = await fetch(`${secretariat.origin}/api/me/language`, {
      ...init,
      headers: { ...init.headers, cookie, ...(origin === null ? {} : { origin }) },
    });
    expect([name, response.status]).toEqual([name, 403]);
    expect(await response.json()).toMatchObject({ code: "foreign_origin" });
  }
});

test("a sign-in is not started from another site either", async () => {
  const response = await fetch(`${secretariat.origin}/entrar`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: "https://evil.example" },
    body: new URLSearchParams({ token: "x" }),
  });
  expect(response.status).toBe(403);
});

test("reading changes nothing and needs no origin; without a sign-in it is refused", async () => {
  const response = await fetch(`${secretariat.origin}/api/me`);
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
});
