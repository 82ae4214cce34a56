import { databaseAway } from "./faults/database-away.ts";
import { endedServers } from "./faults/ended-servers.ts";
import { fullDisk } from "./faults/full-disk.ts";
import { hostileFrames } from "./faults/hostile-frames.ts";
import { olderClient } from "./faults/older-client.ts";
import { reconnectStorm } from "./faults/reconnect-storm.ts";
import { revokedDelegate } from "./faults/revoked-delegate.ts";
import { stalledReader } from "./faults/stalled-reader.ts";
import { twoNodes } from "./faults/two-nodes.ts";
import type { Scenario } from "./scenario.ts";

export const faults: Scenario = {
  name: "faults",
  about:
    "everything that the live service survives: trials, updates acknowledged, and how many of them were lost",
  reach: "0 acknowledged updates lost, nobody else harmed, the limits that stand beside the figures",
  rounds: 1,
  isList: true,
  sides: [
    ...endedServers,
    ...databaseAway,
    ...fullDisk,
    ...twoNodes,
    ...hostileFrames,
    ...stalledReader,
    ...reconnectStorm,
    ...revokedDelegate,
    ...olderClient,
  ],
};
