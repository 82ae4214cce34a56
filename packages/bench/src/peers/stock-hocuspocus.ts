import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@minuta/testing";
import { hocuspocusProtocol } from "../load/protocol.ts";
import { startChild, stopChild } from "./child-server.ts";
import type { Peer } from "./peer.ts";

/** Hocuspocus as it comes, storing into SQLite after its usual pause. */
export async function startStockHocuspocus(): Promise<Peer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "minuta-bench-"));
  const child = await startChild(new URL("./stock-hocuspocus-server.ts", import.meta.url), [
    String(port),
    join(folder, "documents.sqlite"),
  ]);
  return {
    name: "Hocuspocus 4.7 + SQLite",
    pid: child.pid ?? 0,
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
    stop: async () => {
      await stopChild(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
