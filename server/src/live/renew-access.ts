import { type Connection, type Document, OutgoingMessage } from "@hocuspocus/server";
import type { LiveAuthority } from "./live.ts";
import { connectionsOf } from "./live-connections.ts";
import { closeCode, type LiveContext } from "./live-socket.ts";

type Asked = {
  readonly authority: LiveAuthority;
  /** Whether every write to the document is held at this moment. */
  readonly isHeld: (documentId: string) => boolean;
};

/** From now on nobody who is in the document may write to it. */
export function stopWriting(document: Document): void {
  for (const connection of connectionsOf(document)) connection.readOnly = true;
}

/** Asks for everybody in the document what they may do with it now, and holds them to it. */
export async function renewAccess(document: Document, by: Asked): Promise<void> {
  await Promise.all(connectionsOf(document).map((connection) => renewOne(connection, document.name, by)));
}

async function renewOne(
  connection: Connection<LiveContext>,
  documentId: string,
  { authority, isHeld }: Asked,
): Promise<void> {
  const access = await authority.accessTo(connection.context.person, documentId);
  if (isHeld(documentId)) return;
  connection.context.access = access;
  connection.readOnly = access !== "write";
  if (access === "none") {
    connection.close({ code: closeCode.cutOff, reason: "access_changed" });
    return;
  }
  connection.sendStateless(JSON.stringify({ changed: "access" }));
  if (access === "write") {
    // What was refused meanwhile is still at the client: ask for it.
    const { document, messageAddress } = connection;
    connection.send(
      new OutgoingMessage(messageAddress).createSyncMessage().writeFirstSyncStepFor(document).toUint8Array(),
    );
  }
}
