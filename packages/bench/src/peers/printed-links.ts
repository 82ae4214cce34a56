import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { SignInLink, TestServer } from "@minuta/testing";

const patience = 15_000;
const longestWay = 5;

/** The sample's links of this start. A server is ready before it has written them; it announces itself after. */
export async function printedLinks(server: TestServer): Promise<readonly SignInLink[]> {
  const end = performance.now() + patience;
  while (!server.output().includes(`Minuta: ${server.origin}\n`)) {
    if (performance.now() > end) throw new Error(`the server prints no links:\n${server.output()}`);
    await pause(20);
  }
  return JSON.parse(readFileSync(join(server.dataFolder, "links.json"), "utf8")) as SignInLink[];
}

/** Uses a link up; answers with the value of a `Cookie` header. */
export async function enter(links: readonly SignInLink[], role: string, of: string): Promise<string> {
  const link = links.find((one) => one.role === role && (one.of ?? "") === of);
  if (link === undefined) throw new Error(`there is no link for ${role} of ${of}`);
  let next: URL | null = new URL(link.url);
  for (let step = 0; next !== null && step < longestWay; step += 1) {
    const response: Response = await fetch(next, { redirect: "manual" });
    await response.body?.cancel();
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith("minuta="));
    if (cookie !== undefined) return cookie.split(";")[0] ?? "";
    const location = response.headers.get("location");
    next = location === null ? null : new URL(location, next);
  }
  throw new Error(`the link for ${role} of ${of} set no cookie`);
}
