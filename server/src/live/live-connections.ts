import type { Connection, Document } from "@hocuspocus/server";
import type { LiveContext } from "./live-socket.ts";

/** Everybody who is in the document over a socket of this process. */
export function connectionsOf(document: Document): Connection<LiveContext>[] {
  return document.getConnections() as Connection<LiveContext>[];
}

/** Who is behind the origin of a transaction; null for what no connection caused. */
export function originContext(origin: unknown): LiveContext | null {
  if (typeof origin !== "object" || origin === null || !("connection" in origin)) return null;
  return (origin.connection as Connection<LiveContext>).context;
}
