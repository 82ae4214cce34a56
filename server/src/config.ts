import { resolve } from "node:path";
import type { Role } from "@minuta/domain";
import { z } from "zod";
import { StartFault } from "./start-fault.ts";

/** Who holds the founding mandates of a secretariat that starts without the sample. */
export const foundingPlaces = [
  "government",
  "institute",
  "civilSociety",
  "recordKeeper",
  "operator",
] as const;
export type FoundingPlace = (typeof foundingPlaces)[number];
export type FoundingSeats = Readonly<Record<FoundingPlace, string>>;

export type MailConfig = { readonly url: string; readonly from: string };

export type Config = {
  /** TCP port; 0 lets the system choose one, for tests. */
  readonly port: number;
  /** Holds everything while there is no `databaseUrl`; then only `links.json`, and each node has a folder of its own. */
  readonly dataFolder: string;
  /** PostgreSQL for one or several nodes; null for SQLite in the data folder. */
  readonly databaseUrl: string | null;
  /** Redis, by which several nodes hear of each other sooner than through the database; only with PostgreSQL. */
  readonly redisUrl: string | null;
  /** Scheme, host and port under which browsers reach the server; null until a port of 0 is known. */
  readonly origin: string | null;
  /** Whether a new data folder gets the sample secretariat; null when the environment does not say. */
  readonly sample: boolean | null;
  readonly mail: MailConfig | null;
  /** For how many days the journal keeps the history of texts; null for ever. */
  readonly historyDays: number | null;
  /** How many proxies in front are trusted to name the client's address. */
  readonly trustedProxies: number;
  readonly seats: FoundingSeats | null;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration from the environment; throws `StartFault` on the first setting that cannot be meant. */
export function readConfig(environment: Environment): Config {
  const given = (name: string) => {
    const value = environment[name]?.trim();
    return value === undefined || value === "" ? null : value;
  };
  const port = portOf(given("PORT"));
  const origin = originOf(given("MINUTA_ORIGIN"), port);
  const trustedProxies = proxiesOf(given("MINUTA_TRUST_PROXY"));
  if (origin?.startsWith("https:") && trustedProxies === 0) {
    throw new StartFault(
      "MINUTA_ORIGIN es https pero no se confía en ningún proxy que lo atienda: ponga MINUTA_TRUST_PROXY=1, o el número de proxies que haya delante.",
      "MINUTA_ORIGIN is https but no proxy that serves it is trusted: set MINUTA_TRUST_PROXY=1, or the number of proxies in front.",
    );
  }
  const databaseUrl = databaseOf(given("DATABASE_URL"));
  const redisUrl = redisOf(given("REDIS_URL"));
  if (redisUrl !== null && databaseUrl === null) {
    throw new StartFault(
      "REDIS_URL enlaza varios nodos, y estos necesitan una base común: ponga también DATABASE_URL, o quite REDIS_URL.",
      "REDIS_URL links several nodes, and those need a database in common: set DATABASE_URL too, or remove REDIS_URL.",
    );
  }
  const sample = sampleOf(given("MINUTA_SAMPLE"));
  const seats = seatsOf(given("MINUTA_SEATS"));
  if (sample === true && seats !== null) {
    throw new StartFault(
      "MINUTA_SAMPLE=on y MINUTA_SEATS se contradicen: deje MINUTA_SAMPLE para la muestra, o MINUTA_SEATS para un secretariado propio.",
      "MINUTA_SAMPLE=on and MINUTA_SEATS contradict each other: keep MINUTA_SAMPLE for the sample, or MINUTA_SEATS for a secretariat of your own.",
    );
  }
  return {
    port,
    dataFolder: resolve(given("MINUTA_DATA") ?? "data"),
    databaseUrl,
    redisUrl,
    origin,
    sample,
    mail: mailOf(given("SMTP_URL"), given("MAIL_FROM")),
    historyDays: historyOf(given("MINUTA_HISTORY_DAYS")),
    trustedProxies,
    seats,
  };
}

function portOf(value: string | null): number {
  if (value === null) return 8080;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port <= 65_535) return port;
  throw new StartFault(
    `PORT debe ser un número de puerto de 1 a 65535, no «${value}».`,
    `PORT must be a port number from 1 to 65535, not “${value}”.`,
  );
}

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

function originOf(value: string | null, port: number): string | null {
  if (value === null) return port === 0 ? null : `http://localhost:${port}`;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new StartFault(
      `MINUTA_ORIGIN debe ser una dirección como https://minuta.example.org, sin ruta, no «${value}».`,
      `MINUTA_ORIGIN must be an address such as https://minuta.example.org, without a path, not “${value}”.`,
    );
  }
  if (url.protocol === "http:" && !loopback.test(url.hostname)) {
    throw new StartFault(
      `MINUTA_ORIGIN usa http en ${url.hostname}: fuera de este equipo las sesiones deben viajar por https.`,
      `MINUTA_ORIGIN uses http on ${url.hostname}: beyond this machine sign-ins must travel over https.`,
    );
  }
  return url.origin;
}

function databaseOf(value: string | null): string | null {
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (
    url !== null &&
    /^postgres(?:ql)?:$/.test(url.protocol) &&
    url.hostname !== "" &&
    url.pathname.length > 1
  ) {
    return value;
  }
  // What was given may hold a password: it is not repeated.
  throw new StartFault(
    "DATABASE_URL debe ser una dirección como postgres://usuario:clave@servidor:5432/minuta.",
    "DATABASE_URL must be an address such as postgres://user:password@server:5432/minuta.",
  );
}

function redisOf(value: string | null): string | null {
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== "") return value;
  throw new StartFault(
    "REDIS_URL debe ser una dirección como redis://:clave@servidor:6379.",
    "REDIS_URL must be an address such as redis://:password@server:6379.",
  );
}

function proxiesOf(value: string | null): number {
  if (value === null) return 0;
  if (/^[0-9]$/.test(value)) return Number(value);
  throw new StartFault(
    `MINUTA_TRUST_PROXY debe ser cuántos proxies hay delante, de 0 a 9, no «${value}».`,
    `MINUTA_TRUST_PROXY must be how many proxies stand in front, from 0 to 9, not “${value}”.`,
  );
}

const longestHistory = 36_500;

function historyOf(value: string | null): number | null {
  if (value === null) return null;
  const days = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (days >= 1 && days <= longestHistory) return days;
  throw new StartFault(
    `MINUTA_HISTORY_DAYS debe ser cuántos días se guarda el historial de los textos, de 1 a ${longestHistory}, no «${value}»; sin ella se guarda siempre.`,
    `MINUTA_HISTORY_DAYS must be for how many days the history of texts is kept, from 1 to ${longestHistory}, not “${value}”; without it, it is kept for ever.`,
  );
}

function sampleOf(value: string | null): boolean | null {
  if (value === null) return null;
  if (value === "on") return true;
  if (value === "off") return false;
  throw new StartFault(
    `MINUTA_SAMPLE debe ser on u off, no «${value}».`,
    `MINUTA_SAMPLE must be on or off, not “${value}”.`,
  );
}

function mailOf(url: string | null, from: string | null): MailConfig | null {
  if (url === null && from === null) return null;
  if (url === null || from === null) {
    throw new StartFault(
      "SMTP_URL y MAIL_FROM van juntas: falta una de las dos.",
      "SMTP_URL and MAIL_FROM go together: one of them is missing.",
    );
  }
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) {
    throw new StartFault(
      "SMTP_URL debe ser una dirección como smtps://usuario:clave@correo.example.org:465.",
      "SMTP_URL must be an address such as smtps://user:password@mail.example.org:465.",
    );
  }
  return { url, from };
}

function seatsOf(value: string | null): FoundingSeats | null {
  if (value === null) return null;
  const seats = new Map<string, string>();
  for (const part of value.split(",")) {
    const [place = "", address = ""] = part.split("=").map((side) => side.trim());
    const email = z.email().max(254).safeParse(address.toLowerCase());
    if (!(foundingPlaces as readonly string[]).includes(place) || seats.has(place) || !email.success) {
      throw seatsFault(`«${part.trim()}»`, `“${part.trim()}”`);
    }
    seats.set(place, email.data);
  }
  for (const place of foundingPlaces) {
    if (!seats.has(place)) throw seatsFault(`falta ${place}`, `${place} is missing`);
  }
  return Object.fromEntries(seats) as FoundingSeats;
}

function seatsFault(spanish: string, english: string): StartFault {
  const example = foundingPlaces.map((place) => `${place}=correo@example.org`).join(",");
  return new StartFault(
    `MINUTA_SEATS no se entiende (${spanish}); se espera ${example}.`,
    `MINUTA_SEATS is not understood (${english}); expected ${example}.`,
  );
}

/** The role that comes with each founding place. */
export function roleOf(place: FoundingPlace): Role {
  return place === "recordKeeper" || place === "operator" ? place : "principal";
}
