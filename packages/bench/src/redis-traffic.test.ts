import { expect, test } from "vitest";
import { readStats } from "./redis-traffic.ts";

test("the figures of INFO stats are read by name", () => {
  const info =
    "$99\r\n# Stats\r\ntotal_commands_processed:42\r\ntotal_net_input_bytes:1000\r\ntotal_net_output_bytes:7\r\n";
  expect(readStats(info)).toEqual({ commands: 42, bytesIn: 1000, bytesOut: 7 });
  expect(readStats("").commands).toBeNaN();
});
