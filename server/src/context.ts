import type { Language } from "@minuta/domain";
import type { Logger } from "pino";
import type { Auth } from "./accounts/auth.ts";
import type { CookieForm } from "./accounts/cookie.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { DatabaseKind } from "./db/database-kind.ts";
import type { Reading } from "./db/reading.ts";
import type { Tickets } from "./documents/tickets.ts";
import type { Live } from "./live/live.ts";
import type { TransparencyLog } from "./log/transparency-log.ts";
import type { Machine } from "./machine/health.ts";
import type { Mail } from "./mail/mail.ts";
import type { FileStore } from "./publication/file-store.ts";

/** What every room of the server works with; `main` builds it once and disposes of it. */
export type Context = {
  readonly config: Config & { readonly origin: string };
  readonly db: Reading;
  readonly databaseKind: DatabaseKind;
  readonly live: Live;
  readonly machine: Machine;
  readonly auth: Auth;
  readonly cookie: CookieForm;
  readonly mail: Mail | null;
  readonly files: FileStore;
  readonly transparencyLog: TransparencyLog;
  readonly tickets: Tickets;
  readonly clock: Clock;
  readonly newId: () => string;
  /** 16 random bytes in base64url, new at every call. */
  readonly newSalt: () => string;
  readonly log: Logger;
  readonly startedAt: Date;
  /** Whether the data folder holds the sample secretariat. */
  readonly sample: boolean;
  readonly version: string;
};

/** Name of the secretariat in each language. */
export const secretariatName: Readonly<Record<Language, string>> = {
  es: "Secretariado Técnico Tripartita",
  en: "Tripartite Technical Secretariat",
};
