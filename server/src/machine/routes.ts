import { endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { Refusal } from "../refusal.ts";

export function bindMachine(bind: Bind, context: Context): void {
  bind(endpoints.readMachine, async ({ by }) => {
    if (!can(by.actor, "machine.read", { type: "machine" })) throw new Refusal("forbidden");
    const { rooms, connections, pendingUpdates, journalEntries } = context.live.state();
    return {
      version: context.version,
      nodeVersion: process.version,
      startedAt: context.startedAt.toISOString(),
      database: "sqlite" as const,
      rooms,
      connections,
      pendingUpdates,
      journalEntries,
      mail: context.mail === null ? ("none" as const) : ("smtp" as const),
    };
  });
}
