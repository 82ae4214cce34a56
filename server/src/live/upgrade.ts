import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { fromYWebsocket, toYWebsocket } from "./frames.ts";
import type { LiveAuthority, LivePerson } from "./live.ts";
import { type Outlet, socketOutlet } from "./outlet.ts";
import type { Wire } from "./wire.ts";

const maxPayload = 4 * 1024 * 1024;
const yjsPath = /^\/yjs\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export const plainWire: Wire = { fromWire: (data) => data, toWire: (frame) => frame };

/** A socket that was let in. */
export type Entrant = {
  readonly socket: WebSocket;
  /** By which everything but the closing leaves. */
  readonly outlet: Outlet;
  readonly person: LivePerson;
  readonly wire: Wire;
  /** The document that a y-websocket connection is for; null where the client names documents itself. */
  readonly documentId: string | null;
};

/**
 * Decides on every upgrade of the HTTP server before a WebSocket exists: `/live` by Origin and session cookie,
 * `/yjs/DOCUMENT-ID` by ticket. Everything else is refused with an HTTP status.
 */
export function attachUpgrades(
  server: Server,
  options: {
    readonly authority: LiveAuthority;
    readonly allowedOrigins: ReadonlySet<string>;
    /** HTTP status by which to refuse newcomers at this moment, or null to take them. */
    readonly refuseAll: (person: LivePerson) => number | null;
    readonly onEnter: (entrant: Entrant) => void;
    readonly onFault: (error: unknown) => void;
  },
): WebSocketServer {
  const webSockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });

  const enter = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? "/", "http://server");
    const yjs = yjsPath.exec(url.pathname);
    const documentId = yjs?.[1] ?? null;
    if (documentId === null && url.pathname !== "/live") return turnAway(socket, 404);
    const { origin } = request.headers;
    // A ticket is not sent by a browser on its own, so programs without Origin may use one.
    const originFits = origin === undefined ? documentId !== null : options.allowedOrigins.has(origin);
    if (!originFits) return turnAway(socket, 403);
    const person =
      documentId === null
        ? await options.authority.personOf(request.headers.cookie ?? "")
        : await options.authority.redeemTicket(url.searchParams.get("ticket") ?? "", documentId);
    if (person === null) return turnAway(socket, 401);
    const refusal = options.refuseAll(person);
    if (refusal !== null) return turnAway(socket, refusal);
    if (socket.destroyed) return;
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const wire: Wire =
        documentId === null
          ? plainWire
          : { fromWire: (data) => fromYWebsocket(documentId, data), toWire: toYWebsocket };
      const outlet = socketOutlet(webSocket, socket, wire);
      options.onEnter({ socket: webSocket, outlet, person, wire, documentId });
    });
  };

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    enter(request, socket, head).catch((error: unknown) => {
      options.onFault(error);
      turnAway(socket, 500);
    });
  });
  return webSockets;
}

const reasons: Record<number, string> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

function turnAway(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
