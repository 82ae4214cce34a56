import { connect } from "node:net";

/** What a Redis server has done since it started. */
export type RedisTraffic = {
  readonly commands: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
};

const patience = 5_000;

/** Asks a Redis server on this machine over a connection of its own. */
export function readRedisTraffic(port: number): Promise<RedisTraffic> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("INFO stats\r\n"));
    let text = "";
    socket.setEncoding("utf8").setTimeout(patience, () => socket.destroy(new Error("Redis does not answer")));
    socket.on("error", reject);
    socket.on("data", (chunk: string) => {
      text += chunk;
      const [header, length] = /^\$(\d+)\r\n/.exec(text) ?? [];
      if (header === undefined || text.length < header.length + Number(length)) return;
      socket.destroy();
      resolve(readStats(text));
    });
  });
}

/** The figures in the answer to `INFO stats`; NaN for one that is not there. */
export function readStats(info: string): RedisTraffic {
  const figure = (name: string) =>
    Number(new RegExp(`^${name}:(\\d+)\\r?$`, "m").exec(info)?.[1] ?? Number.NaN);
  return {
    commands: figure("total_commands_processed"),
    bytesIn: figure("total_net_input_bytes"),
    bytesOut: figure("total_net_output_bytes"),
  };
}
