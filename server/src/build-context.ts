import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { lazyAuth } from "./accounts/auth.ts";
import { cookieForm } from "./accounts/cookie.ts";
import { linkDelivery } from "./accounts/deliver-link.ts";
import { forgetExpired } from "./accounts/magic-link.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import { claimDataFolder } from "./data-folder.ts";
import { DatabaseFault } from "./db/database-fault.ts";
import { type Database, openDatabase } from "./db/open-database.ts";
import { openPostgres, type PostgresDatabase } from "./db/open-postgres.ts";
import type { Reading } from "./db/reading.ts";
import { liveAuthority } from "./documents/live-authority.ts";
import { rowTickets } from "./documents/tickets.ts";
import { followEvents } from "./events/follow-events.ts";
import { keepReminding } from "./ledger/send-reminders.ts";
import { createLive } from "./live/create-live.ts";
import { noFanOut } from "./live/fan-out.ts";
import { redisFanOut } from "./live/fan-out-redis.ts";
import { watchJournal } from "./live/journal-watch.ts";
import type { OtherNodes } from "./live/nodes.ts";
import { openJournal } from "./live/open-journal.ts";
import { enterEarlierPublications } from "./log/enter-earlier.ts";
import { keptLogSeed, makeLogSeed } from "./log/log-key.ts";
import { openTransparencyLog } from "./log/transparency-log.ts";
import { watchMachine } from "./machine/health.ts";
import { smtpMail } from "./mail/mail.ts";
import { fillPublicRows } from "./portal/public-rows/fill-public-rows.ts";
import { deleteFormerFiles } from "./publication/delete-files.ts";
import { folderStore, rowStore } from "./publication/file-store.ts";
import { keepSecrets, keepSharedSecrets } from "./secrets.ts";
import { foundOnFirstRun, isFounded } from "./seed/found-on-first-run.ts";
import { StartFault } from "./start-fault.ts";

export type Built = {
  readonly context: Context;
  readonly isNew: boolean;
  readonly dispose: () => Promise<void>;
};

/**
 * Builds everything the server works with, from the data folder up, and knows how to take it down again in the opposite
 * order. Throws `StartFault` with nothing changed that was there before.
 */
export async function buildContext(
  config: Config & { readonly origin: string },
  options: { readonly clock: Clock; readonly version: string },
): Promise<Built> {
  const { clock, version } = options;
  const undo: (() => void | Promise<void>)[] = [];
  const dispose = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const folder = claimDataFolder(config.dataFolder);
    undo.push(folder.release);
    const log = pino(
      { base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: loggedError } },
      pino.destination({ dest: 2, sync: true }),
    );
    // With PostgreSQL the folder is new on every new node, and says nothing about the secretariat.
    if (config.databaseUrl === null) refuseContradictions(config, folder.isNew);
    const database = await openSound(config, (error) =>
      log.warn({ err: error }, "a connection to the database broke"),
    );
    undo.push(database.close);
    const db = database.kysely;
    const isNew = config.databaseUrl === null ? folder.isNew : !(await isFounded(db));
    refuseContradictions(config, isNew);
    const newId = randomUUID;
    const sample = await foundOnFirstRun({ db, config, now: clock(), newId });
    await fillPublicRows(db);
    const shared = database.kind === "postgres" ? await keepSharedSecrets(db) : null;
    const { signInSecret } = shared ?? keepSecrets(folder.path);
    const transparencyLog = await openTransparencyLog(db, {
      seed: shared?.logSeed ?? keptLogSeed(folder.path),
      makeSeed: () => makeLogSeed(folder.path),
      address: config.origin,
      now: clock(),
    });
    await enterEarlierPublications(db, transparencyLog, (refusal) =>
      log.error({ err: refusal }, "what was published before there was a log could not be entered in it"),
    );
    await forgetExpired(db, clock());
    const cookie = cookieForm(config.origin, signInSecret);
    const tickets = rowTickets(db, clock);
    const mail = config.mail === null ? null : smtpMail(config.mail);
    const watched = watchJournal(openJournal(database), () => performance.now());
    if (mail !== null) {
      undo.push(mail.dispose);
      undo.push(keepReminding({ db, clock, log, mail, origin: config.origin }));
    }
    const live = createLive({
      journal: watched.journal,
      authority: liveAuthority({ db, cookie, tickets, clock }),
      allowedOrigins: new Set([config.origin]),
      now: () => clock().getTime(),
      monotonic: () => performance.now(),
      log,
      historyDays: config.historyDays,
      ...(shared === null ? {} : { others: otherNodes(config, { db, clock, log, ...shared }) }),
    });
    undo.push(live.dispose);
    const auth = lazyAuth({
      db,
      databaseKind: database.kind,
      origin: config.origin,
      cookie,
      newId,
      deliver: linkDelivery({ db, mail, origin: config.origin, clock, log }),
      onFault: (message) => log.error({ part: "better-auth" }, message),
    });
    const files = database.kind === "postgres" ? rowStore(db) : folderStore(join(folder.path, "files"));
    // A removal that was interrupted after its commit is finished before anybody is answered.
    await deleteFormerFiles({ db, files });
    const startedAt = clock();
    const machine = watchMachine({
      db,
      live,
      journal: watched.health,
      history: watched.journal.history,
      dataFolder: folder.path,
    });
    const context = {
      config,
      db,
      databaseKind: database.kind,
      live,
      machine,
      auth,
      cookie,
      mail,
      files,
      transparencyLog,
      tickets,
      clock,
      newId,
      newSalt: () => randomBytes(16).toString("base64url"),
      log,
      startedAt,
      sample,
      version,
    };
    return { context, isNew, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** An error as the log tells it: a driver's error carries its whole connection along. */
function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack } = error;
  const code = "code" in error ? error.code : undefined;
  const cause = error.cause instanceof Error ? loggedError(error.cause) : undefined;
  return { name, message, code, stack, cause };
}

async function openSound(config: Config, onFault: (error: Error) => void): Promise<Database> {
  return config.databaseUrl === null
    ? openSoundFile(config.dataFolder)
    : openReachable(config.databaseUrl, onFault);
}

async function openSoundFile(path: string): Promise<Database> {
  try {
    return await openDatabase(path);
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error;
    throw new StartFault(
      `La base de datos está dañada o no es de Minuta; restáurela de un respaldo, no se cambió nada (${error.message}).`,
      "The database is damaged or not Minuta's; restore it from a backup, nothing was changed.",
      error,
    );
  }
}

async function openReachable(url: string, onFault: (error: Error) => void): Promise<PostgresDatabase> {
  try {
    return await openPostgres(url, onFault);
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error;
    const { host, pathname } = new URL(url);
    const where = `${host}${pathname}`;
    throw new StartFault(
      `No se puede usar la base de datos de DATABASE_URL, ${where}: revise que el servidor atienda, y el usuario, la clave y el nombre (${error.message}).`,
      `The database of DATABASE_URL, ${where}, cannot be used: check that the server answers, and user, password and name.`,
      error,
    );
  }
}

/** What several nodes over one database have in common, by Redis when there is one. */
function otherNodes(
  config: Config,
  by: { readonly db: Reading; readonly clock: Clock; readonly log: Logger; readonly fanOutKey: Buffer },
): OtherNodes {
  const { db, clock, log, fanOutKey } = by;
  return {
    fanOut:
      config.redisUrl === null
        ? noFanOut
        : redisFanOut({
            url: config.redisUrl,
            key: fanOutKey,
            now: () => clock().getTime(),
            monotonic: () => performance.now(),
            onFault: (error) =>
              log.warn({ err: error }, "Redis is away; the nodes meet through the database"),
          }),
    follow: (onEvent) =>
      followEvents({
        db,
        onEvent,
        onFault: (error) =>
          log.error({ err: error }, "the events of other nodes cannot be read; trying again"),
      }),
  };
}

function refuseContradictions(config: Config, isNew: boolean): void {
  if (isNew && config.sample === false && config.seats === null) {
    throw new StartFault(
      "MINUTA_SAMPLE=off en una carpeta nueva necesita MINUTA_SEATS, para saber quiénes ocupan los asientos.",
      "MINUTA_SAMPLE=off in a new folder needs MINUTA_SEATS, to know who holds the seats.",
    );
  }
}
