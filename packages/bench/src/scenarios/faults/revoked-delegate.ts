import { setTimeout as pause } from "node:timers/promises";
import { createCall, endpoints } from "@minuta/contract";
import { Crowd } from "../../load/crowd.ts";
import { RawConnection } from "../../load/raw-connection.ts";
import { Samples } from "../../measure.ts";
import { type Product, startProduct } from "../../peers/product.ts";
import type { Figures, RoundSettings, Side } from "../scenario.ts";

const parties = ["government", "institute", "civilSociety"] as const;
/** As `startProduct` signs its people in: who ends the mandate, and whose is ended, by party. */
const principalAt = [1, 3, 5] as const;
const alternateAt = [2, 4, 6] as const;

/** Mandates end, and sign-ins, while their holders are in a document where others type. */
async function round({ progress }: RoundSettings): Promise<Figures> {
  const product = await startProduct();
  try {
    // Only the record keeper types: everybody else's connections are about to be cut.
    const crowd = await Crowd.gather(product, { documents: 1, editorsEach: 1 });
    try {
      const cuts = new Samples();
      let after = 0;
      let trials = 0;
      const typing = crowd.type({ editsPerSecond: 50, cursorsPerSecond: 5, seconds: 15 });
      for (const [index, party] of parties.entries()) {
        const [principal, alternate] = [principalAt[index] ?? 0, alternateAt[index] ?? 0];
        for (const [who, revoke] of [
          [alternate, () => endMandate(product, principal, party)],
          [principal, () => signOut(product, principal)],
        ] as const) {
          progress(`${party}: ${who === alternate ? "the mandate ends" : "the sign-in ends"}`);
          const raw = await RawConnection.join(await crowd.targetOf(who));
          await pause(200);
          const start = performance.now();
          await revoke();
          trials += 1;
          if (!(await raw.isClosedWithin(5_000))) continue;
          cuts.add((raw.closedAt ?? Number.NaN) - start);
          await pause(300);
          if (raw.lastFrameAt > (raw.closedAt ?? 0)) after += 1;
          raw.leave();
        }
      }
      await typing;
      return {
        trials: trials,
        "cut off": cuts.count,
        "longest until cut off ms (≤ 2000)": cuts.percentile(1),
        "frames after the cut": after,
      };
    } finally {
      crowd.leave();
    }
  } finally {
    await product.stop();
  }
}

async function endMandate(product: Product, by: number, party: string): Promise<void> {
  const call = createCall({
    fetch,
    baseUrl: product.server.origin,
    headers: () => ({ cookie: product.cookies[by] ?? "", origin: product.server.origin }),
  });
  const { mandates } = await call(endpoints.listMandates);
  const mandate = mandates.find((one) => one.role === "alternate" && one.party === party);
  if (mandate === undefined) throw new Error(`there is no alternate of ${party}`);
  await call(endpoints.endMandate, { params: { mandateId: mandate.id } });
}

async function signOut(product: Product, who: number): Promise<void> {
  const { origin } = product.server;
  const response = await fetch(`${origin}/api/auth/sign-out`, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json", cookie: product.cookies[who] ?? "", origin },
  });
  if (!response.ok) throw new Error(`signing out answered ${response.status}`);
}

export const revokedDelegate: readonly Side[] = [{ name: "a revoked delegate", round }];
