import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type SmallAnswer = {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

/** A server that answers as a test says, honest or not. */
export type SmallPortal = AsyncDisposable & {
  readonly origin: string;
  /** By path with query; what is not here is 404. A list is answered one after the other, the last for ever. */
  readonly answers: Map<string, SmallAnswer | SmallAnswer[]>;
  /** What was asked, in order. */
  readonly asked: string[];
  readonly headers: IncomingHttpHeaders[];
  /** How many requests were under way at once, at most. */
  readonly most: () => number;
};

export async function startSmallPortal(): Promise<SmallPortal> {
  const answers: SmallPortal["answers"] = new Map();
  const asked: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  let under = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    headers.push(request.headers);
    under += 1;
    most = Math.max(most, under);
    const given = answers.get(path) ?? { status: 404 };
    const answer = Array.isArray(given) ? ((given.length > 1 ? given.shift() : given[0]) ?? {}) : given;
    // The next turn of the loop, so that requests that came together are under way together.
    setImmediate(() => {
      under -= 1;
      response
        .writeHead(answer.status ?? 200, {
          "content-type": answer.type ?? "text/html; charset=utf-8",
          ...answer.headers,
        })
        .end(answer.body ?? "");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    answers,
    asked,
    headers,
    most: () => most,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A page of a portal with links. */
export function pageWith(origin: string, ...links: readonly string[]): SmallAnswer {
  return {
    body: `<!doctype html><html lang="es"><head><title>x</title><link rel="canonical" href="${origin}/"></head><body>${links
      .map((link) => `<a href="${link}">x</a>`)
      .join("")}<footer><div>pie</div></footer></body></html>`,
  };
}
