import { randomBytes } from "node:crypto";
import { type SeededRandom, seededRandom } from "@minuta/testing";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";
import { Crowd } from "../../load/crowd.ts";
import { lossesOf } from "../../load/editor-client.ts";
import { RawConnection } from "../../load/raw-connection.ts";
import { storedVector } from "../../load/reader.ts";
import type { Target } from "../../load/target.ts";
import { usageOf } from "../../measure.ts";
import { startProduct } from "../../peers/product.ts";
import { type Figures, type RoundSettings, type Side, trialsOf } from "../scenario.ts";

type Attack = {
  readonly name: string;
  readonly frame: (target: Target, random: SeededRandom) => Uint8Array;
  readonly trials: number;
};

const megabyte = 1024 * 1024;
const cutOffWithin = 2_000;

const attacks: readonly Attack[] = [
  {
    name: "garbage",
    trials: 200,
    frame: ({ protocol, document }, random) => {
      const garbage = randomBytes(random.int(1, 400));
      const behind = protocol.update(document, garbage);
      return random.chance(0.5) ? garbage : behind.subarray(0, random.int(1, behind.length));
    },
  },
  {
    name: "60 MB frame",
    trials: 5,
    frame: ({ protocol, document }) => protocol.update(document, new Uint8Array(60 * megabyte)),
  },
  {
    name: "missing dependencies",
    trials: 50,
    frame: ({ protocol, document }) => protocol.update(document, updateWithoutItsPast()),
  },
  {
    name: "100,000 client ids in presence",
    trials: 5,
    frame: ({ protocol, document }) => protocol.presence(document, presenceOfMany(100_000)),
  },
  {
    name: "100,000 client ids in an update",
    trials: 5,
    frame: ({ protocol, document }) => protocol.update(document, wordsOfMany(100_000)),
  },
  {
    name: "delete-set bomb",
    trials: 5,
    frame: ({ protocol, document }) => protocol.update(document, deletionsOfNothing(200_000)),
  },
];

async function attacked(attack: Attack, settings: RoundSettings): Promise<Figures> {
  const { quick, progress } = settings;
  const random = seededRandom(settings.seed ?? 3);
  const product = await startProduct();
  try {
    const crowd = await Crowd.gather(product, { documents: 1, editorsEach: 10 });
    const { clients, targetOf } = crowd;
    try {
      const trials = trialsOf(settings, attack.trials, Math.min(attack.trials, 10));
      progress(`${trials} times`);
      const before = usageOf(product.pid);
      let cut = 0;
      const attacking = (async () => {
        for (let trial = 0; trial < trials; trial += 1) {
          const raw = await RawConnection.join(await targetOf(trial));
          raw.send(attack.frame(raw.target, random));
          if (await raw.isClosedWithin(cutOffWithin)) cut += 1;
          raw.leave();
        }
      })();
      const typed = await crowd.type({ editsPerSecond: 5, cursorsPerSecond: 5, seconds: quick ? 2 : 5 });
      await attacking;
      const after = usageOf(product.pid);
      return {
        trials,
        ...lossesOf(clients, await storedVector(await targetOf(0))),
        "cut off": cut,
        "others disconnected": clients.filter(({ isOpen }) => !isOpen).length,
        "others not acknowledged": clients.reduce((sum, { waiting }) => sum + waiting, 0),
        "others' p99 ms": typed.seen.percentile(0.99),
        "rss grew MB": after.residentMegabytes - before.residentMegabytes,
        "journal faults": await product.metric("minuta_journal_fault"),
      };
    } finally {
      crowd.leave();
    }
  } finally {
    await product.stop();
  }
}

/** Connections that send what no client sends, while others in the same document go on typing. */
export const hostileFrames: readonly Side[] = attacks.map((attack) => ({
  name: attack.name,
  round: (settings) => attacked(attack, settings),
}));

function updateWithoutItsPast(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("prose-of-nobody").insert(0, "antes");
  const vector = Y.encodeStateVector(doc);
  doc.getText("prose-of-nobody").insert(5, "después");
  const update = Y.encodeStateAsUpdate(doc, vector);
  doc.destroy();
  return update;
}

function presenceOfMany(clients: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, clients);
  for (let client = 1; client <= clients; client += 1) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, 1);
    writeVarString(encoder, "{}");
  }
  return toUint8Array(encoder);
}

/** An update without structs that deletes so many ranges of clients that were never there. */
function deletionsOfNothing(ranges: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 0);
  writeVarUint(encoder, ranges);
  for (let client = 1; client <= ranges; client += 1) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, 1);
    writeVarUint(encoder, 0);
    writeVarUint(encoder, 1_000_000);
  }
  return toUint8Array(encoder);
}

/** An update in which so many clients have typed a letter each. */
function wordsOfMany(clients: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, clients);
  for (let client = 1; client <= clients; client += 1) {
    // One struct from clock 0: a string without neighbours, in a named type (Yjs v1).
    for (const number of [1, client, 0, 4, 1]) writeVarUint(encoder, number);
    writeVarString(encoder, "prose-of-nobody");
    writeVarString(encoder, "a");
  }
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}
