import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { findProgram, PrivateProcess } from "./private-process.ts";

/** A Redis server of a test's own on a free port of 127.0.0.1; it keeps nothing on disk. */
export interface PrivateRedis {
  readonly port: number;
  /** For `REDIS_URL`. */
  readonly url: string;
  /**
   * Sends one command and answers with the first line of what came back, as it came.
   * @param parts the command and its arguments
   */
  command(...parts: (string | Uint8Array)[]): Promise<string>;
  /** How many commands of a kind the server has executed since it started, such as `publish`. */
  calls(command: string): Promise<number>;
  /** A number of what `INFO` tells, such as `total_net_input_bytes`. */
  info(field: string): Promise<number>;
  /** The name of the only channel that somebody listens to. */
  channel(): Promise<string>;
  /** Ends the server; who was connected is cut off. */
  stop(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const READY_WITHIN = 10_000;

/** Why no private Redis can be started on this system, as a reason for skipping; null when one can. */
export function redisMissing(): string | null {
  return findProgram("redis-server") === null
    ? "Redis is not installed (apt-get install redis-server)"
    : null;
}

/**
 * Starts a Redis server that ends with the test's process, however that ends.
 *
 * @throws Error with the server's output when it does not get ready within 10 s
 */
export async function startPrivateRedis(): Promise<PrivateRedis> {
  const program = findProgram("redis-server");
  if (program === null) throw new Error(redisMissing() ?? "Redis is not installed");
  const port = await freePort();
  let server: PrivateProcess | null = null;

  const start = async () => {
    const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    const started = new PrivateProcess([program, ...options], "SIGTERM");
    server = started;
    const deadline = performance.now() + READY_WITHIN;
    while (started.running && performance.now() < deadline) {
      if ((await exchange(port, ["PING"]).catch(() => "")).startsWith("+PONG")) return;
      await pause(20);
    }
    throw new Error(`Redis did not get ready:\n${started.output}`);
  };
  const stop = async () => {
    await server?.stop();
    server = null;
  };
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    command: async (...parts) => (await exchange(port, parts)).split("\r\n")[0] ?? "",
    calls: async (command) => {
      const statistics = await exchange(port, ["INFO", "commandstats"]);
      return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(statistics)?.[1] ?? 0);
    },
    info: async (field) =>
      Number(new RegExp(`^${field}:(\\d+)`, "m").exec(await exchange(port, ["INFO"]))?.[1] ?? Number.NaN),
    channel: async () => {
      const [count, , name = ""] = (await exchange(port, ["PUBSUB", "CHANNELS"])).split("\r\n");
      if (count !== "*1") throw new Error("there is not one channel");
      return name;
    },
    stop,
    start,
    close: stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** One command over a connection of its own; QUIT behind it makes the server end the answer. */
function exchange(port: number, parts: readonly (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const answer: Buffer[] = [];
    socket.setTimeout(2000, () => socket.destroy(new Error("Redis does not answer")));
    socket.once("error", reject);
    socket.on("data", (bytes) => answer.push(bytes));
    socket.once("close", () => resolve(Buffer.concat(answer).toString("latin1")));
    socket.write(Buffer.concat([encode(parts), encode(["QUIT"])]));
  });
}

function encode(parts: readonly (string | Uint8Array)[]): Buffer {
  const pieces = parts.flatMap((part) => {
    const bytes = Buffer.from(part);
    return [Buffer.from(`$${bytes.byteLength}\r\n`), bytes, Buffer.from("\r\n")];
  });
  return Buffer.concat([Buffer.from(`*${parts.length}\r\n`), ...pieces]);
}
