import { minuta } from "../peers/product.ts";
import { endedServers } from "./faults/ended-servers.ts";
import { hostileFrames } from "./faults/hostile-frames.ts";
import { reconnectStorm } from "./faults/reconnect-storm.ts";
import { revokedDelegate } from "./faults/revoked-delegate.ts";
import { stalledReader } from "./faults/stalled-reader.ts";
import type { Figures, Scenario } from "./scenario.ts";

const all = [endedServers, hostileFrames, stalledReader, reconnectStorm, revokedDelegate];

export const faults: Scenario = {
  name: "faults",
  about: "kill -9, SIGTERM, hostile frames, stalled readers, 210 reconnecting at once, revoked delegates",
  reach: "nothing acknowledged lost, nobody else harmed, the time limits that stand beside the figures",
  rounds: 1,
  sides: [
    {
      name: minuta,
      round: async (settings) => {
        let figures: Figures = {};
        for (const fault of all) figures = { ...figures, ...(await fault(settings)) };
        return figures;
      },
    },
  ],
};
