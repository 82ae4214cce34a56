import { randomUUID } from "node:crypto";
import { freePort } from "@minuta/testing";
import { yWebsocketProtocol } from "../load/protocol.ts";
import { startChild } from "./child-server.ts";
import type { Peer } from "./peer.ts";

export const yWebsocket = "y-websocket 0.1.1";

/** The y-websocket handler as it comes, in memory only. */
export async function startYWebsocket(): Promise<Peer> {
  const port = await freePort();
  const child = await startChild(new URL("./y-websocket-server.ts", import.meta.url), [String(port)]);
  return {
    name: yWebsocket,
    get pid() {
      return child.pid;
    },
    newDocument: async () => {
      const document = randomUUID();
      return async () => ({
        address: `ws://127.0.0.1:${port}/${document}`,
        headers: {},
        document,
        token: "",
        protocol: yWebsocketProtocol,
      });
    },
    stop: child.kill,
  };
}
