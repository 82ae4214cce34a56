import { parentPort } from "node:worker_threads";
import { type Batch, checkBatch } from "./check-batch.ts";

// What it throws ends the thread, and the pool tells whoever waits.
parentPort?.on("message", async (batch: Batch) => {
  parentPort?.postMessage(await checkBatch(batch));
});
