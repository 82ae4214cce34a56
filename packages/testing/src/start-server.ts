import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { freePort } from "./free-port.ts";

/** How a test wants its server. */
export interface ServerOptions {
  /** Added to a clean environment: none of the variables that configure a server is inherited. */
  env?: Record<string, string>;
  /** Kept when the server goes, also on `close`; without it a temporary folder is made and removed again. */
  dataFolder?: string;
  /** A free one unless given. */
  port?: number;
  /** How long the server may take to be ready, in milliseconds; 30,000 unless given. */
  readyWithin?: number;
  /** Absolute path of what to run instead of `server/src/main.ts`. */
  entry?: string;
}

/** One line of the sample's `links.json`. */
export interface SignInLink {
  readonly role: string;
  /** The seat or party that the role is held for; empty or missing where the role has none. */
  readonly of?: string | null;
  readonly url: string;
}

/** How a server process ended; one of the two is null. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A real server in a process of its own. */
export interface TestServer {
  /** Such as `http://localhost:41234`, without a trailing slash. */
  readonly origin: string;
  readonly port: number;
  readonly dataFolder: string;
  /** The sample's one-time links of the last start; empty when there is no sample. */
  readonly links: readonly SignInLink[];
  /** Undefined while the server does not run. */
  readonly pid: number | undefined;
  /** What the server wrote to stdout and stderr so far, over restarts, at most its last 256 KiB. */
  output(): string;
  /**
   * Signs in with a link of the sample. A second call for the same link gives the same session again, because a
   * link works once.
   * @param role as in `links`
   * @param of as in `links`; the first link of the role unless given
   * @returns the value of a `Cookie` header
   */
  signIn(role: string, of?: string): Promise<string>;
  /**
   * Asks the server to end and waits for it.
   * @param signal SIGTERM unless given
   * @throws Error when it takes longer than 15 s; it is killed then
   */
  stop(signal?: NodeJS.Signals): Promise<ServerExit>;
  /** Ends the server as a power cut would: SIGKILL, nothing is flushed. */
  kill9(): Promise<ServerExit>;
  /** Starts the server again on the same port and data, after stopping it when it runs. */
  restart(env?: Record<string, string>): Promise<void>;
  /** Stops the server and removes the folder that was made for it. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const ROOT = dirname(fileURLToPath(new URL("../../../package.json", import.meta.url)));
const STOP_WITH_PARENT = join(ROOT, "packages/tooling/src/stop-with-parent.mjs");
const STOP_WITHIN = 15_000;
const OUTPUT_KEPT = 256 * 1024;

/** Variables that change what a server does; a test names those that it wants. */
const NOT_INHERITED =
  /^(?:PORT|HOST|DATABASE_URL|REDIS_URL|NODE_ENV|NODE_OPTIONS|TEST|DEV|PROD|MODE|SSR|BASE_URL|(?:MINUTA|VITEST|SMTP|npm)_.*|VITEST)$/;

/**
 * Starts the server on its own data folder and port and waits until `GET /readyz` answers 200. The
 * process gets SIGTERM when the test's own process dies in whatever way.
 *
 * @throws Error with the server's output when it ends early or is not ready in time
 */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const port = options.port ?? (await freePort());
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), "minuta-data-")));
  const server = new ServerProcess(port, dataFolder, options);
  try {
    await server.start();
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

class ServerProcess implements TestServer {
  readonly port: number;
  readonly dataFolder: string;
  links: readonly SignInLink[] = [];
  readonly #options: ServerOptions;
  readonly #sessions = new Map<string, Promise<string>>();
  #env: Record<string, string>;
  #output = "";
  #child: ChildProcess | undefined;
  #ended: Promise<ServerExit> | undefined;

  constructor(port: number, dataFolder: string, options: ServerOptions) {
    this.port = port;
    this.dataFolder = dataFolder;
    this.#options = options;
    this.#env = options.env ?? {};
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  output(): string {
    return this.#output;
  }

  async start(): Promise<void> {
    const started = Date.now();
    const child = spawn(
      nodeBinary(),
      [
        "--import",
        pathToFileURL(STOP_WITH_PARENT).href,
        this.#options.entry ?? join(ROOT, "server/src/main.ts"),
      ],
      {
        cwd: ROOT,
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        env: {
          ...cleanEnvironment(),
          NODE_COMPILE_CACHE: join(ROOT, "node_modules/.cache/compile"),
          PORT: String(this.port),
          MINUTA_DATA: this.dataFolder,
          ...this.#env,
        },
      },
    );
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once("close", (code, signal) => {
        this.#child = undefined;
        resolve({ code, signal });
      });
      child.once("error", (error) => {
        this.#keep(String(error));
        if (child.pid !== undefined) return;
        this.#child = undefined;
        resolve({ code: 1, signal: null });
      });
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => this.#keep(text));
    }
    await this.#untilReady();
    this.links = await this.#readLinks(started);
  }

  async #untilReady(): Promise<void> {
    const within = this.#options.readyWithin ?? 30_000;
    const deadline = performance.now() + within;
    while (performance.now() < deadline) {
      if (this.#child === undefined) {
        const exit = await this.#ended;
        throw new Error(
          `The server ended (${exit?.signal ?? `code ${exit?.code}`}) before it was ready:\n${this.#output}`,
        );
      }
      if (await answersReady(`${this.origin}/readyz`)) return;
      await pause(50);
    }
    throw new Error(`The server was not ready within ${within} ms:\n${this.#output}`);
  }

  async #readLinks(since: number): Promise<SignInLink[]> {
    const file = join(this.dataFolder, "links.json");
    // A file from an earlier start holds links that are used up or replaced. Some file systems count whole seconds.
    if (!existsSync(file) || (await stat(file)).mtimeMs < since - 1_000) return [];
    return JSON.parse(await readFile(file, "utf8"));
  }

  signIn(role: string, of?: string): Promise<string> {
    const link = this.links.find((each) => each.role === role && (of === undefined || each.of === of));
    if (link === undefined) {
      const there = this.links.map((each) => `${each.role} of ${each.of}`).join(", ");
      return Promise.reject(new Error(`No link for ${role} of ${of}; there are: ${there}`));
    }
    const session = this.#sessions.get(link.url) ?? followSignIn(link.url);
    this.#sessions.set(link.url, session);
    return session;
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<ServerExit> {
    const child = this.#child;
    const ended = this.#ended;
    if (child === undefined || ended === undefined) return { code: 0, signal: null };
    child.kill(signal);
    const abort = new AbortController();
    const late = pause(STOP_WITHIN, "late" as const, { signal: abort.signal }).catch(() => "late" as const);
    const exit = await Promise.race([ended, late]);
    abort.abort();
    if (exit !== "late") return exit;
    child.kill("SIGKILL");
    await ended;
    throw new Error(`The server did not end within ${STOP_WITHIN} ms of ${signal}:\n${this.#output}`);
  }

  kill9(): Promise<ServerExit> {
    return this.stop("SIGKILL");
  }

  async restart(env: Record<string, string> = this.#env): Promise<void> {
    await this.stop();
    this.#env = env;
    await this.start();
  }

  async close(): Promise<void> {
    try {
      await this.stop();
    } finally {
      if (this.#options.dataFolder === undefined) {
        await rm(this.dataFolder, { recursive: true, force: true, maxRetries: 5 });
      }
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #keep(text: string): void {
    this.#output = (this.#output + text).slice(-OUTPUT_KEPT);
  }
}

function nodeBinary(): string {
  const pinned = join(ROOT, "node_modules/node/bin/node");
  return existsSync(pinned) ? pinned : process.execPath;
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name)));
}

async function answersReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    // Refused connections are what waiting looks like; the caller bounds how long.
    return false;
  }
}

/**
 * Opens a link and what it redirects to on the same origin, keeping cookies as a browser would.
 *
 * @throws Error when no cookie was set on the way
 */
async function followSignIn(link: string): Promise<string> {
  const cookies = new Map<string, string>();
  const header = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const trail: string[] = [];
  let next: URL | undefined = new URL(link);
  const { origin } = next;
  while (next !== undefined && next.origin === origin && trail.length < 5) {
    const response: Response = await fetch(next, { redirect: "manual", headers: { cookie: header() } });
    await response.body?.cancel();
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    trail.push(`${response.status} ${next.pathname}`);
    const location = response.headers.get("location");
    next = location === null ? undefined : new URL(location, next);
  }
  if (cookies.size === 0) throw new Error(`Signing in set no cookie: ${trail.join(" → ")}`);
  return header();
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const equals = pair.indexOf("=");
  const name = pair.slice(0, equals).trim();
  if (attributes.some((attribute) => /^\s*max-age=(?:0|-\d+)\s*$/i.test(attribute))) cookies.delete(name);
  else cookies.set(name, pair.slice(equals + 1).trim());
}
