import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createCall, endpoints } from "@minuta/contract";
import { proseOf, readProse } from "@minuta/document";
import {
  type PrivatePostgres,
  type PrivateRedis,
  startPrivatePostgres,
  startPrivateRedis,
  startServer,
  startTcpProxy,
  type TcpProxy,
  type TestServer,
} from "@minuta/testing";
import * as Y from "yjs";
import type { SignInLink } from "../seed/sign-in-links.ts";
import { enter } from "../testing/running-secretariat.ts";
import { type Joined, joinOver } from "./live.fixture.ts";

export type Node = {
  readonly server: TestServer;
  /** Between this node and Redis. */
  readonly wire: TcpProxy | null;
  /** Between this node and PostgreSQL. */
  readonly databaseWire: TcpProxy;
  readonly join: (who: Seat, documentId: string, doc?: Y.Doc) => Joined;
  readonly call: (who: Seat) => ReturnType<typeof createCall>;
  readonly cookie: (who: Seat) => string;
};

const seats = ["recordKeeper", "government", "institute", "civilSociety"] as const;
export type Seat = (typeof seats)[number];

/** Two servers in processes of their own on one PostgreSQL, and one Redis when asked for. */
export type TwoNodes = {
  readonly postgres: PrivatePostgres;
  readonly databaseUrl: string;
  readonly redis: PrivateRedis | null;
  readonly one: Node;
  readonly other: Node;
  /** A draft of minutes that nobody has changed yet. */
  readonly newDocument: () => Promise<string>;
  /** Rows of a query, one string each. */
  readonly query: (sql: string) => Promise<string[]>;
  readonly close: () => Promise<void>;
};

export async function startTwoNodes(options: { readonly redis: boolean }): Promise<TwoNodes> {
  const postgres = await startPrivatePostgres();
  const redis = options.redis ? await startPrivateRedis() : null;
  const databaseUrl = await postgres.newDatabase();
  const cookies = new Map<Seat, string>();
  const start = async (): Promise<Node> => {
    const wire = redis === null ? null : await startTcpProxy({ port: redis.port });
    const databaseWire = await startTcpProxy({ port: postgres.port });
    const environment = {
      DATABASE_URL: databaseUrl.replace(`:${postgres.port}/`, `:${databaseWire.port}/`),
      ...(wire === null ? {} : { REDIS_URL: `redis://127.0.0.1:${wire.port}` }),
    };
    const server = await startServer({ env: environment });
    const { origin } = server;
    const cookieOf = (who: Seat) => cookies.get(who) ?? "";
    return {
      server,
      wire,
      databaseWire,
      join: (who, documentId, doc = new Y.Doc()) =>
        joinOver({
          address: origin.replace("http", "ws"),
          origin,
          cookie: cookieOf(who),
          documentId,
          doc,
        }),
      cookie: cookieOf,
      call: (who) =>
        createCall({ fetch, baseUrl: origin, headers: () => ({ cookie: cookieOf(who), origin }) }),
    };
  };
  const one = await start();
  for (const { role, of, url } of await linksOf(one.server)) {
    const seat = seats.find((each) => each === of || each === role);
    if (seat !== undefined && (role === "principal" || role === "recordKeeper")) {
      cookies.set(seat, await enter(url));
    }
  }
  const other = await start();
  return {
    postgres,
    databaseUrl,
    redis,
    one,
    other,
    newDocument: async () => {
      const call = one.call("recordKeeper");
      const { meetings } = await call(endpoints.listMeetings);
      const meeting = meetings.find(({ form }) => form === null);
      if (meeting === undefined) throw new Error("every meeting has a form");
      const body = { kind: "meetingForm", language: "es", meetingId: meeting.id } as const;
      return (await call(endpoints.createDocument, { body })).documentId;
    },
    query: async (sql) => (await postgres.query(databaseUrl, sql)).split("\n").filter((line) => line !== ""),
    close: async () => {
      for (const { server, wire, databaseWire } of [one, other]) {
        await server.close();
        await wire?.close();
        await databaseWire.close();
      }
      await redis?.close();
      await postgres.close();
    },
  };
}

/** The links are written when the server answers already. */
async function linksOf(server: TestServer): Promise<SignInLink[]> {
  const path = join(server.dataFolder, "links.json");
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      return JSON.parse(await readFile(path, "utf8"));
    } catch {
      await pause(50);
    }
  }
  throw new Error(`there are no links: ${server.output()}`);
}

/** Adds a paragraph to the end of the text, as one change. */
export function write(doc: Y.Doc, words: string): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(words)]);
    proseOf(doc).push([paragraph]);
  });
}

export function holds(doc: Y.Doc, words: string): boolean {
  return JSON.stringify(readProse(doc).text).includes(words);
}

/** Milliseconds until it is so. */
export async function untilTrue(
  isSo: () => boolean | Promise<boolean>,
  within: number,
  what: string,
): Promise<number> {
  const start = performance.now();
  while (!(await isSo())) {
    if (performance.now() - start > within) throw new Error(`not within ${within} ms: ${what}`);
    await pause(10);
  }
  return performance.now() - start;
}
