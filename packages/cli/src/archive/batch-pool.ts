import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Batch, type CheckedBatch, checkBatch } from "./check-batch.ts";

export type BatchPool = AsyncDisposable & {
  /** How many batches it works on at once. */
  readonly width: number;
  readonly check: (batch: Batch) => Promise<CheckedBatch>;
};

const mostWorkers = 8;

/** Checks in this thread: for copies so small that starting others would take longer. */
export function ownThread(): BatchPool {
  return { width: 1, check: checkBatch, [Symbol.asyncDispose]: async () => undefined };
}

/** Checks in as many threads as the machine runs at once. Signatures and digests fill a processor; reading does not. */
export function manyThreads(): BatchPool {
  const width = Math.min(availableParallelism(), mostWorkers);
  const workers = Array.from(
    { length: width },
    // Records are read and forgotten: room for many of them is cleared away less often.
    () =>
      new Worker(new URL("./batch-worker.ts", import.meta.url), {
        resourceLimits: { maxYoungGenerationSizeMb: 64 },
      }),
  );
  const free = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];
  const take = () => {
    const worker = free.pop();
    return worker === undefined
      ? new Promise<Worker>((resolve) => {
          waiting.push(resolve);
        })
      : Promise.resolve(worker);
  };
  const giveBack = (worker: Worker) => {
    const next = waiting.shift();
    if (next === undefined) free.push(worker);
    else next(worker);
  };
  return {
    width,
    check: async (batch) => {
      const worker = await take();
      try {
        return await answerOf(worker, batch);
      } finally {
        giveBack(worker);
      }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function answerOf(worker: Worker, batch: Batch): Promise<CheckedBatch> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      worker.off("message", answered);
      worker.off("error", failed);
    };
    const answered = (checked: CheckedBatch) => {
      settle();
      resolve(checked);
    };
    const failed = (error: Error) => {
      settle();
      reject(error);
    };
    worker.on("message", answered);
    worker.on("error", failed);
    worker.postMessage(batch);
  });
}
