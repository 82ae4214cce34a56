import type { endpoints, Readiness, ResultOf } from "@minuta/contract";
import type { MessageKey, Values } from "../../i18n/say.ts";

export type MachineState = ResultOf<typeof endpoints.readMachine>;

/** What the page could find out: `readiness` asks for no sign-in, and so is answered also without a database. */
export type Seen = {
  /** Null before the first answer. */
  readonly state: MachineState | null;
  /** `silent` when nothing answered; null before the first answer. */
  readonly readiness: Readiness | "silent" | null;
};

/** A sentence about what is the matter and what to do, the worst first. */
export type Trouble = {
  readonly tone: "danger" | "warn";
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly values: Values;
};

const slowAfter = 5000;
const longQueue = 1000;
const longLag = 500;
const megabyte = 1024 * 1024;
const littleRoom = 500 * megabyte;
const idsShown = 5;

/** Everything that an operator should do something about, or at least know; empty when all is well. */
export function troublesOf({ state, readiness }: Seen): readonly Trouble[] {
  if (readiness === "silent") return [trouble("danger", "noAnswer")];
  const found: Trouble[] = [];
  const database = state?.database ?? "";
  const isAway = readiness?.database === "failing" || state?.faultKind === "databaseAway";
  if (isAway) found.push(trouble("danger", "databaseAway", { database }));
  if (state?.faultKind === "diskFull") found.push(trouble("danger", "diskFull", { database }));
  if (state?.faultKind === "other") {
    found.push(trouble("danger", "fault", { fault: state.fault ?? "" }));
  }
  if (state !== null) found.push(...troublesOfState(state, isAway || state.faultKind !== null));
  const fanOut = readiness?.fanOut ?? state?.fanOut;
  if (fanOut === "away") found.push(trouble("warn", "redisAway"));
  return found.toSorted((one, other) => rank[one.tone] - rank[other.tone]);
}

const rank = { danger: 0, warn: 1 } as const;

function troublesOfState(state: MachineState, isFailing: boolean): readonly Trouble[] {
  const { damagedDocuments: damaged, disk } = state;
  const found: Trouble[] = [];
  if (damaged.length > 0) {
    const ids = `${damaged.slice(0, idsShown).join(", ")}${damaged.length > idsShown ? "…" : ""}`;
    found.push(trouble("danger", "damaged", { n: damaged.length, ids }));
  }
  // While the store fails, its queue is no second trouble.
  if (!isFailing && state.waitingFor >= slowAfter) {
    found.push(trouble("warn", "slow", { seconds: Math.round(state.waitingFor / 1000) }));
  } else if (!isFailing && state.pendingUpdates >= longQueue) {
    found.push(trouble("warn", "queue", { n: state.pendingUpdates }));
  }
  if (state.journalLag >= longLag) found.push(trouble("warn", "lagging", { n: state.journalLag }));
  if (disk !== null && disk.free < littleRoom && state.faultKind !== "diskFull") {
    found.push(trouble("warn", "diskLow", { free: inMegabytes(disk.free) }));
  }
  return found;
}

export function inMegabytes(bytes: number): number {
  return Math.floor(bytes / megabyte);
}

type Name =
  | "noAnswer"
  | "databaseAway"
  | "diskFull"
  | "fault"
  | "slow"
  | "queue"
  | "damaged"
  | "redisAway"
  | "lagging"
  | "diskLow";

function trouble(tone: Trouble["tone"], name: Name, values: Values = {}): Trouble {
  return { tone, title: `machine.${name}.title`, text: `machine.${name}.text`, values };
}
