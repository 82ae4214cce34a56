import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { freePort } from "@minuta/testing";
import { temporaryFolder } from "../at-exit.ts";
import { hocuspocusProtocol } from "../load/protocol.ts";
import { startChild } from "./child-server.ts";
import type { DurablePeer } from "./peer.ts";

export const stockHocuspocus = "Hocuspocus 4.7 + SQLite";

/** Hocuspocus as it comes, storing into SQLite after its usual pause. */
export async function startStockHocuspocus(): Promise<DurablePeer & { readonly databasePath: string }> {
  const port = await freePort();
  const folder = temporaryFolder();
  const databasePath = join(folder.path, "documents.sqlite");
  const child = await startChild(new URL("./stock-hocuspocus-server.ts", import.meta.url), [
    String(port),
    databasePath,
  ]);
  return {
    name: stockHocuspocus,
    databasePath,
    get pid() {
      return child.pid;
    },
    newDocument: async () => {
      const document = randomUUID();
      return async () => ({
        address: `ws://127.0.0.1:${port}`,
        headers: {},
        document,
        token: "",
        protocol: hocuspocusProtocol,
      });
    },
    kill: child.kill,
    start: child.start,
    stop: async () => {
      await child.kill();
      folder.remove();
    },
  };
}
