import { connect, type Socket } from "node:net";
import { Samples } from "../measure.ts";

export type PageLoad = {
  readonly pages: number;
  readonly seconds: number;
  /** From asking to the last byte. */
  readonly times: Samples;
};

const headEnd = Buffer.from("\r\n\r\n");

/** Asks for the pages in turn over so many kept connections, each asking again as soon as it has its answer. */
export async function loadPages(
  port: number,
  paths: readonly string[],
  options: {
    readonly connections: number;
    readonly milliseconds: number;
    readonly headers: Readonly<Record<string, string>>;
  },
): Promise<PageLoad> {
  const times = new Samples();
  const lines = Object.entries({ host: `localhost:${port}`, ...options.headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${lines}\r\n`));
  const began = performance.now();
  const until = began + options.milliseconds;
  let asked = 0;
  const next = () => requests[asked++ % requests.length] as Buffer;
  await Promise.all(Array.from({ length: options.connections }, () => keepAsking(port, next, until, times)));
  return { pages: times.count, seconds: (performance.now() - began) / 1000, times };
}

function keepAsking(port: number, next: () => Buffer, until: number, times: Samples): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: "127.0.0.1", port, noDelay: true });
    let began = 0;
    /** Bytes of the body that are still to come; null while the head is. */
    let missing: number | null = null;
    let kept: Buffer = Buffer.alloc(0);
    const ask = () => {
      if (performance.now() >= until) {
        socket.end();
        resolve();
        return;
      }
      began = performance.now();
      socket.write(next());
    };
    socket.on("connect", ask);
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed a connection that was to be kept")));
    socket.on("data", (chunk: Buffer) => {
      let rest = chunk;
      if (missing === null) {
        kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
        const end = kept.indexOf(headEnd);
        if (end < 0) return;
        const head = kept.toString("latin1", 0, end);
        const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
        if (!head.startsWith("HTTP/1.1 200") || length === undefined) {
          reject(new Error(`an answer that was not asked for: ${head.slice(0, 200)}`));
          socket.destroy();
          return;
        }
        missing = Number(length);
        rest = kept.subarray(end + headEnd.length);
        kept = Buffer.alloc(0);
      }
      missing -= rest.length;
      if (missing > 0) return;
      missing = null;
      times.add(performance.now() - began);
      ask();
    });
  });
}
