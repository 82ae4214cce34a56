import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { schemaVersion, templateFor } from "@minuta/document";
import type { Access } from "@minuta/domain";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { openDatabase, type SqliteDatabase } from "../db/open-database.ts";
import { createLive } from "./create-live.ts";
import { initialUpdate } from "./initial-update.ts";
import type { Journal } from "./journal.ts";
import { appendInitial } from "./journal-initial.ts";
import { sqliteJournal } from "./journal-sqlite.ts";
import type { Live, LivePerson } from "./live.ts";

export type LiveBed = {
  readonly live: Live;
  readonly database: SqliteDatabase;
  readonly origin: string;
  readonly address: string;
  /** What each person, by user id, may do with every document; others may do nothing. */
  readonly access: Map<string, Access>;
  readonly tickets: Map<string, { documentId: string; person: LivePerson }>;
  readonly newDocument: () => Promise<string>;
  readonly join: (userId: string, documentId: string, doc?: Y.Doc) => Joined;
  readonly stop: () => Promise<void>;
};

export type Joined = {
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  readonly synced: Promise<void>;
  readonly refused: Promise<string>;
  readonly leave: () => void;
};

export const personNamed = (userId: string): LivePerson => ({
  userId,
  signInId: `sign-in-of-${userId}`,
  name: `Titular, ${userId}`,
  party: "civilSociety",
  institution: userId,
});

/** A real HTTP server with the live service on a real SQLite file; the rest of Minuta is played by two maps. */
export async function startLiveBed(
  wrap: (journal: Journal) => Journal = (journal) => journal,
): Promise<LiveBed> {
  const folder = await mkdtemp(join(tmpdir(), "minuta-live-"));
  const database = await openDatabase(folder);
  const access = new Map<string, Access>();
  const tickets: LiveBed["tickets"] = new Map();
  const allowedOrigins = new Set<string>();
  const left: (() => void)[] = [];
  const live = createLive({
    journal: wrap(sqliteJournal(database.sqlite)),
    authority: {
      personOf: async (cookie) => (cookie === "" ? null : personNamed(cookie.replace("user=", ""))),
      accessTo: async (person) => access.get(person.userId) ?? "none",
      redeemTicket: async (ticket, documentId) => {
        const found = tickets.get(ticket);
        if (found === undefined || found.documentId !== documentId) return null;
        tickets.delete(ticket);
        return found.person;
      },
    },
    allowedOrigins,
    now: Date.now,
    monotonic: () => performance.now(),
    log: { warn: () => undefined, error: () => undefined },
  });
  const server = createServer((_, response) => response.writeHead(404).end());
  live.attach(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  allowedOrigins.add(origin);

  return {
    live,
    database,
    origin,
    address: `ws://127.0.0.1:${port}`,
    access,
    tickets,
    newDocument: async () => {
      const id = randomUUID();
      const at = new Date().toISOString();
      const facts = { title: "Minuta", summary: "", agenda: [], newBlockId: randomUUID };
      await database.kysely.transaction().execute(async (transaction) => {
        await transaction
          .insertInto("documents")
          .values({
            id,
            kind: "minutes",
            state: "draft",
            language: "es",
            title: "Minuta",
            sessionId: null,
            meetingId: null,
            proposalId: null,
            schemaVersion,
            createdBy: null,
            createdAt: at,
            changedAt: at,
          })
          .execute();
        await appendInitial(transaction, id, null, at, initialUpdate(templateFor("minutes", "es", facts)));
      });
      return id;
    },
    join: (userId, documentId, doc = new Y.Doc()) => {
      const joined = joinOver({
        address: `ws://127.0.0.1:${port}`,
        origin,
        cookie: `user=${userId}`,
        documentId,
        doc,
      });
      left.push(joined.leave);
      return joined;
    },
    stop: async () => {
      for (const leave of left) leave();
      await live.dispose();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Joins a document over `/live` as the client does, with this session. */
export function joinOver(options: {
  readonly address: string;
  readonly origin: string;
  readonly cookie: string;
  readonly documentId: string;
  readonly doc?: Y.Doc;
  /** Takes a large text over HTTP where the server offers it. */
  readonly readSnapshot?: () => Promise<Uint8Array>;
}): Joined {
  const { address, origin, cookie, documentId, doc = new Y.Doc(), readSnapshot } = options;
  const synced = Promise.withResolvers<void>();
  const refused = Promise.withResolvers<string>();
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `${address}/live`,
    WebSocketPolyfill: socketWith({ cookie, origin }),
    delay: 50,
    minDelay: 50,
    jitter: false,
  });
  const provider = new HocuspocusProvider({
    websocketProvider,
    name: documentId,
    document: doc,
    token: JSON.stringify({ schemaVersion, takesSnapshot: readSnapshot !== undefined }),
    onStateless: ({ payload }) => {
      if (payload !== JSON.stringify({ text: "snapshot" })) return;
      readSnapshot?.().then(
        (state) => {
          Y.applyUpdate(doc, state, provider);
          provider.forceSync();
        },
        () => provider.forceSync(),
      );
    },
    onSynced: () => synced.resolve(),
    onAuthenticationFailed: ({ reason }) => refused.resolve(reason),
  });
  provider.attach();
  return {
    doc,
    provider,
    synced: synced.promise,
    refused: refused.promise,
    leave: () => {
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}

/** A WebSocket class that sends these headers with its upgrade. */
export function socketWith(headers: Record<string, string>) {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols ?? [], { headers });
      // Leaving while it still connects makes `ws` fail after the provider has taken its own listener away.
      this.on("error", () => undefined);
    }
  };
}

/** Resolves when `holds` does, looking again at every update of the document. */
export function untilDoc(doc: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      doc.off("update", look);
      resolve();
    };
    doc.on("update", look);
    look();
  });
}

/** Resolves when the server has acknowledged everything that this client changed. */
export function untilSaved(provider: HocuspocusProvider): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (provider.unsyncedChanges > 0) return;
      provider.off("unsyncedChanges", look);
      resolve();
    };
    provider.on("unsyncedChanges", look);
    look();
  });
}
