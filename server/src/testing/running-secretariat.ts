import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Call, createCall, ProblemError } from "@minuta/contract";
import type { Role } from "@minuta/domain";
import { expect } from "vitest";
import { readConfig } from "../config.ts";
import { type Running, runServer } from "../run-server.ts";
import { makeSignInLinks, type SignInLink } from "../seed/sign-in-links.ts";

/** A person who is signed in, as a browser would be. */
export type Visitor = { readonly cookie: string; readonly call: Call; readonly ask: typeof fetch };

/** The real server over a temporary folder and a port of its own, with the sample secretariat. */
export type Secretariat = {
  readonly running: Running;
  readonly origin: string;
  readonly folder: string;
  /** Sets the server's clock ahead, in milliseconds. */
  readonly pass: (milliseconds: number) => void;
  /** Signs in by a fresh sample link; the same place gives the same sign-in. */
  readonly as: (role: Role, of?: string) => Promise<Visitor>;
  /** A visitor with a cookie, or with none. */
  readonly with: (cookie: string) => Visitor;
  readonly dispose: () => Promise<void>;
};

export async function openSecretariat(environment: Record<string, string> = {}): Promise<Secretariat> {
  const folder = await mkdtemp(join(tmpdir(), "minuta-server-"));
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  const config = readConfig({ PORT: "0", MINUTA_DATA: folder, ...environment });
  const running = await runServer(config, { clock, version: "0.0.0" });
  const { origin } = running.context.config;
  const { db, newId } = running.context;
  const links: SignInLink[] = await makeSignInLinks({ db, origin, now: clock(), newId });
  const signedIn = new Map<string, Promise<Visitor>>();
  const withCookie = (cookie: string): Visitor => {
    const headers = () => ({ origin, ...(cookie === "" ? {} : { cookie }) });
    return {
      cookie,
      call: createCall({ fetch, baseUrl: origin, headers }),
      ask: (input, init) =>
        fetch(new URL(String(input), origin), {
          redirect: "manual",
          ...init,
          headers: { ...headers(), ...Object.fromEntries(new Headers(init?.headers)) },
        }),
    };
  };
  return {
    running,
    origin,
    folder,
    pass: (milliseconds) => {
      ahead += milliseconds;
    },
    as: (role, of = "") => {
      const place = `${role} ${of}`;
      const visitor =
        signedIn.get(place) ??
        (async () => {
          const link = links.find((each) => each.role === role && (of === "" || each.of === of));
          if (link === undefined) throw new Error(`there is no link for ${place}`);
          return withCookie(await enter(link.url));
        })();
      signedIn.set(place, visitor);
      return visitor;
    },
    with: withCookie,
    dispose: async () => {
      await running.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a sign-in link and presses its button; answers with the cookie. */
export async function enter(link: string, cookie = ""): Promise<string> {
  const response = await pressEnter(link, cookie);
  expect(response.status).toBe(303);
  const set = response.headers.getSetCookie()[0] ?? "";
  return set.split(";")[0] ?? "";
}

/** The answer to the button of the page that a link opens. */
export function pressEnter(link: string, cookie = ""): Promise<Response> {
  const { origin, searchParams } = new URL(link);
  return fetch(`${origin}/entrar`, {
    method: "POST",
    redirect: "manual",
    headers: { origin, ...(cookie === "" ? {} : { cookie }) },
    body: new URLSearchParams({ token: searchParams.get("token") ?? "" }),
  });
}

/** The code by which a call is refused; "" when it is not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "";
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
}
