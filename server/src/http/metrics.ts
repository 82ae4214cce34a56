import type { Live } from "../live/live.ts";
import type { Machine } from "../machine/health.ts";

/** Figures for Prometheus: the live service and the durations of HTTP answers; never a person or a document. */
export type Metrics = {
  readonly observe: (method: string, route: string, status: number, seconds: number) => void;
  readonly text: () => Promise<{ type: string; body: string }>;
};

type Observed = readonly [labels: { method: string; route: string; status: string }, seconds: number];
const maxEarly = 1000;
const helpOf = {
  tick: "How long a room's tick keeps the process busy",
  commit: "How long a commit of the journal takes",
} as const;
const timingParts = [
  ["tick", "p50"],
  ["tick", "p99"],
  ["commit", "p50"],
  ["commit", "p99"],
] as const;

/** `prom-client` is loaded with the first reading; what was observed before is kept until then, within a bound. */
export function liveMetrics(live: Pick<Live, "state">, machine: Machine): Metrics {
  const early: Observed[] = [];
  let keep = (observed: Observed) => {
    if (early.length < maxEarly) early.push(observed);
  };
  let loaded: Promise<{ contentType: string; metrics: () => Promise<string> }> | null = null;
  const load = async () => {
    const { Registry, Gauge, Histogram, collectDefaultMetrics } = await import("prom-client");
    const registry = new Registry();
    collectDefaultMetrics({ register: registry, prefix: "minuta_" });
    const gauge = (name: string, help: string, value: () => number | Promise<number>) =>
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await value());
        },
      });
    gauge("minuta_live_rooms", "Documents that are open", () => live.state().rooms);
    gauge("minuta_live_connections", "Live connections", () => live.state().connections);
    gauge("minuta_live_pending_updates", "Updates not yet on disk", () => live.state().pendingUpdates);
    gauge("minuta_journal_entries", "Entries of the journal", () => live.state().journalEntries);
    gauge("minuta_journal_dropped_entries", "Entries that were dropped because they were old", async () => {
      return (await machine.history()).dropped;
    });
    gauge(
      "minuta_journal_history_since_seconds",
      "Unix time of the oldest entry of the journal; NaN when there is none",
      async () => Date.parse((await machine.history()).since ?? "") / 1000,
    );
    gauge("minuta_journal_fault", "1 while the journal does not store", () =>
      live.state().fault === null ? 0 : 1,
    );
    for (const [part, share] of timingParts) {
      gauge(
        `minuta_live_${part}_${share}_milliseconds`,
        `${helpOf[part]}, ${share} of the last thousand`,
        () => {
          return live.state()[part][share];
        },
      );
    }
    gauge("minuta_journal_lag", "Entries of other nodes that the room furthest behind lacks", () => {
      return live.state().journalLag;
    });
    gauge("minuta_fan_out_connected", "1 while other nodes are reached over Redis", () =>
      live.state().fanOut === "connected" ? 1 : 0,
    );
    gauge("minuta_journal_waiting_seconds", "How long what waits for the disk has waited", () => {
      return machine.journal().waitingFor / 1000;
    });
    gauge("minuta_journal_damaged_documents", "Documents whose journal is not what was written", () => {
      return machine.journal().damaged.length;
    });
    gauge(
      "minuta_disk_free_bytes",
      "Room where the data folder lies; NaN when the system does not tell",
      () => machine.disk().then((disk) => disk?.free ?? Number.NaN),
    );
    const durations = new Histogram({
      name: "minuta_http_duration_seconds",
      help: "Time to answer",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    });
    keep = ([labels, seconds]) => durations.observe(labels, seconds);
    early.splice(0).forEach(keep);
    return registry;
  };
  return {
    observe: (method, route, status, seconds) => keep([{ method, route, status: String(status) }, seconds]),
    text: async () => {
      loaded ??= load();
      const registry = await loaded;
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}
