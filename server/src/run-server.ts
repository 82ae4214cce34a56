import { once } from "node:events";
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { createApp } from "./app.ts";
import { type Built, buildContext } from "./build-context.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import { StartFault } from "./start-fault.ts";

/** A server that answers. */
export type Running = {
  readonly context: Context;
  /** Whether this start founded the data folder. */
  readonly isNew: boolean;
  /** Takes no more work, stores what is under way, and lets go of the port and the data folder. */
  readonly dispose: () => Promise<void>;
};

/** Starts serving; throws `StartFault` with nothing changed when that cannot be. */
export async function runServer(
  config: Config,
  options: {
    readonly clock: Clock;
    readonly version: string;
    /** What must be done before anybody is answered, such as writing down the sign-in links. */
    readonly beforeServing?: (built: Pick<Built, "context" | "isNew">) => Promise<void>;
  },
): Promise<Running> {
  let listener = unavailable;
  const exchanges = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    exchanges.add(response);
    response.once("close", () => exchanges.delete(response));
    listener(request, response);
  });
  server.requestTimeout = 60_000;
  server.headersTimeout = 20_000;
  // The port comes first: when it is taken, nothing has been touched yet.
  const port = await listen(server, config.port);
  let built: Built;
  try {
    built = await buildContext(
      { ...config, port, origin: config.origin ?? `http://localhost:${port}` },
      options,
    );
    await options.beforeServing?.(built);
  } catch (error) {
    server.closeAllConnections();
    server.close();
    throw error;
  }
  listener = createApp(built.context);
  built.context.live.attach(server);
  const dispose = async () => {
    listener = unavailable;
    server.close();
    server.closeIdleConnections();
    await answered(exchanges);
    await built.dispose();
    server.closeAllConnections();
  };
  return { context: built.context, isNew: built.isNew, dispose };
}

const unavailable: RequestListener = (_request, response) => {
  response.writeHead(503, { "retry-after": "1", "cache-control": "no-store", connection: "close" }).end();
};

/** How long requests that are under way may still take when the server ends, in milliseconds. */
const answerPatience = 1000;

async function answered(exchanges: ReadonlySet<ServerResponse>): Promise<void> {
  const waiting = [...exchanges].map((response) => once(response, "close"));
  await Promise.race([Promise.all(waiting), setTimeout(answerPatience, undefined, { ref: false })]);
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    server.listen(port);
    await once(server, "listening");
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw new StartFault(
      taken
        ? `El puerto ${port} está ocupado: detenga lo que lo usa, o ponga otro en PORT.`
        : `No se puede escuchar en el puerto ${port}: ponga otro en PORT.`,
      taken
        ? `Port ${port} is occupied: stop what uses it, or set another in PORT.`
        : `Cannot listen on port ${port}: set another in PORT.`,
      error,
    );
  }
  return (server.address() as AddressInfo).port;
}
