import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "./free-port.ts";
import { findProgram, PrivateProcess } from "./private-process.ts";

/** A PostgreSQL server of a test's own, with real fsync, on a free port of 127.0.0.1. */
export interface PrivatePostgres {
  readonly port: number;
  /**
   * Makes an empty database.
   * @returns its URL, for `DATABASE_URL`
   */
  newDatabase(): Promise<string>;
  /** Runs one statement in the database of a URL, as `psql` would, and answers with what it printed. */
  query(url: string, sql: string): Promise<string>;
  /**
   * Ends the server and keeps its data.
   * @param how `fast` closes every connection and writes everything; `crash` is a power cut
   */
  stop(how?: "fast" | "crash"): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** Ends the server and removes its data. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const USER = "minuta";
const READY_WITHIN = 30_000;
const run = promisify(execFile);

/**
 * Why no private PostgreSQL can be started on this system, as a reason for skipping; null when one can.
 */
export function postgresMissing(): string | null {
  if (programsFolder() === null) return "PostgreSQL is not installed (apt-get install postgresql)";
  const isRoot = process.getuid?.() === 0;
  if (isRoot && findProgram("setpriv", ["/usr/bin"]) === null) {
    return "PostgreSQL refuses to run as root, and setpriv is missing";
  }
  return null;
}

/**
 * Makes a database cluster in a temporary folder and starts a server on it. As root the server runs as the user
 * `postgres`. It ends with the test's process, however that ends.
 *
 * @param settings added to the server's command line, such as `{ max_connections: "20" }`
 * @throws Error with the server's output when it does not get ready within 30 s
 */
export async function startPrivatePostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<PrivatePostgres> {
  const programs = programsFolder();
  if (programs === null) throw new Error(postgresMissing() ?? "PostgreSQL is not installed");
  const folder = await mkdtemp(join(tmpdir(), "minuta-postgres-"));
  const data = join(folder, "data");
  const port = await freePort();
  const user = process.getuid?.() === 0 ? "postgres" : null;
  if (user !== null) {
    chmodSync(folder, 0o755);
    await run("install", ["-d", "-o", user, "-m", "0700", data]);
  }
  const initdb = new PrivateProcess(
    [join(programs, "initdb"), "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
    "SIGTERM",
    user,
  );
  await initdb.ended;
  if (!existsSync(join(data, "PG_VERSION"))) throw new Error(`initdb failed:\n${initdb.output}`);

  let server: PrivateProcess | null = null;
  const start = async () => {
    const options = Object.entries({ fsync: "on", unix_socket_directories: "", ...settings });
    const started = new PrivateProcess(
      [
        join(programs, "postgres"),
        ...["-D", data, "-h", "127.0.0.1", "-p", String(port)],
        ...options.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      "SIGINT",
      user,
    );
    server = started;
    await untilReady(started, join(programs, "pg_isready"), port);
  };
  const stop = async (how: "fast" | "crash" = "fast") => {
    await server?.stop(how === "fast" ? "SIGINT" : "SIGQUIT");
    server = null;
  };
  const close = async () => {
    await stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  const at = ["-h", "127.0.0.1", "-p", String(port), "-U", USER];
  return {
    port,
    newDatabase: async () => {
      const name = `minuta_${randomUUID().replaceAll("-", "")}`;
      await run(join(programs, "createdb"), [...at, "-T", "template0", name]);
      return `postgres://${USER}@127.0.0.1:${port}/${name}`;
    },
    query: async (url, sql) => {
      const name = new URL(url).pathname.slice(1);
      return (await run(join(programs, "psql"), [...at, "-X", "-At", "-c", sql, name])).stdout.trim();
    },
    stop,
    start,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function untilReady(server: PrivateProcess, isReady: string, port: number): Promise<void> {
  const deadline = performance.now() + READY_WITHIN;
  while (server.running && performance.now() < deadline) {
    try {
      await run(isReady, ["-h", "127.0.0.1", "-p", String(port), "-t", "1"]);
      return;
    } catch {
      // Not yet; the loop is bounded by the deadline.
      await pause(50);
    }
  }
  throw new Error(`PostgreSQL did not get ready:\n${server.output}`);
}

/** Debian keeps the server's programs off the path, one folder a major version; the newest is taken. */
function programsFolder(): string | null {
  const versions = "/usr/lib/postgresql";
  const folders = existsSync(versions)
    ? readdirSync(versions)
        .filter((name) => /^\d+$/.test(name))
        .sort((one, other) => Number(other) - Number(one))
        .map((name) => join(versions, name, "bin"))
    : [];
  const initdb = findProgram("initdb", folders);
  return initdb === null ? null : join(initdb, "..");
}
