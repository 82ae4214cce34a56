import { endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { Refusal } from "../refusal.ts";

export function bindMachine(bind: Bind, context: Context): void {
  bind(endpoints.readMachine, async ({ by }) => {
    if (!can(by.actor, "machine.read", { type: "machine" })) throw new Refusal("forbidden");
    const { fault: faultKind, waitingFor, damaged } = context.machine.journal();
    return {
      version: context.version,
      nodeVersion: process.version,
      startedAt: context.startedAt.toISOString(),
      database: context.databaseKind,
      ...context.live.state(),
      faultKind,
      waitingFor,
      damagedDocuments: [...damaged],
      history: { days: context.config.historyDays, ...(await context.machine.history()) },
      disk: await context.machine.disk(),
      mail: context.mail === null ? ("none" as const) : ("smtp" as const),
    };
  });
}
