import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pino } from "pino";
import { lazyAuth } from "./accounts/auth.ts";
import { cookieForm } from "./accounts/cookie.ts";
import { linkDelivery } from "./accounts/deliver-link.ts";
import { forgetExpired } from "./accounts/magic-link.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import { claimDataFolder } from "./data-folder.ts";
import { type Database, DatabaseFault, openDatabase } from "./db/open-database.ts";
import { liveAuthority } from "./documents/live-authority.ts";
import { memoryTickets } from "./documents/tickets.ts";
import { createLive } from "./live/create-live.ts";
import { sqliteJournal } from "./live/journal-sqlite.ts";
import { smtpMail } from "./mail/mail.ts";
import { folderStore } from "./publication/file-store.ts";
import { keepSecrets } from "./secrets.ts";
import { foundOnFirstRun } from "./seed/found-on-first-run.ts";
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
    refuseContradictions(config, folder.isNew);
    const database = await openSound(folder.path);
    undo.push(database.close);
    const db = database.kysely;
    const newId = randomUUID;
    const sample = await foundOnFirstRun({ db, config, now: clock(), newId });
    const { signInSecret } = keepSecrets(folder.path);
    await forgetExpired(db, clock());
    const log = pino(
      { base: null, timestamp: pino.stdTimeFunctions.isoTime },
      pino.destination({ dest: 2, sync: true }),
    );
    const cookie = cookieForm(config.origin, signInSecret);
    const tickets = memoryTickets(clock);
    const mail = config.mail === null ? null : smtpMail(config.mail);
    if (mail !== null) undo.push(mail.dispose);
    const live = createLive({
      journal: sqliteJournal(database.sqlite),
      authority: liveAuthority({ db, cookie, tickets, clock }),
      allowedOrigins: new Set([config.origin]),
      now: () => clock().getTime(),
      monotonic: () => performance.now(),
      log,
    });
    undo.push(live.dispose);
    const auth = lazyAuth({
      db,
      origin: config.origin,
      cookie,
      newId,
      deliver: linkDelivery({ db, mail, origin: config.origin, clock, log }),
      onFault: (message) => log.error({ part: "better-auth" }, message),
    });
    const files = folderStore(join(folder.path, "files"));
    const startedAt = clock();
    const context = {
      config,
      db,
      live,
      auth,
      cookie,
      mail,
      files,
      tickets,
      clock,
      newId,
      log,
      startedAt,
      sample,
      version,
    };
    return { context, isNew: folder.isNew, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function openSound(path: string): Promise<Database> {
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

function refuseContradictions(config: Config, isNew: boolean): void {
  if (isNew && config.sample === false && config.seats === null) {
    throw new StartFault(
      "MINUTA_SAMPLE=off en una carpeta nueva necesita MINUTA_SEATS, para saber quiénes ocupan los asientos.",
      "MINUTA_SAMPLE=off in a new folder needs MINUTA_SEATS, to know who holds the seats.",
    );
  }
}
