import { Worker } from "node:worker_threads";
import type { WordedRecord } from "../worded/worded-record.ts";

/** The PDF could not be made: the template refused the record, it took too long, or too many were waiting. */
export class TypesettingError extends Error {
  override readonly name = "TypesettingError";
}

/** What the worker answers. */
export type Typeset = { readonly pdf: Uint8Array } | { readonly fault: string };

const longestJob = 60_000;
const longestIdle = 30_000;
const mostWaiting = 64;

let worker: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let waiting = 0;
let lastJob: Promise<unknown> = Promise.resolve();

/**
 * Sets a record as PDF, off the main thread and one at a time. The worker is started when first needed and ends after
 * half a minute without work. Throws `TypesettingError`.
 */
export async function typeset(record: WordedRecord): Promise<Uint8Array> {
  if (waiting >= mostWaiting)
    throw new TypesettingError(`${mostWaiting} records are waiting to be set already`);
  waiting += 1;
  const job = lastJob.then(() => runJob(record));
  lastJob = job.catch(() => undefined);
  try {
    return await job;
  } finally {
    waiting -= 1;
  }
}

function runJob(record: WordedRecord): Promise<Uint8Array> {
  clearTimeout(idle);
  worker ??= startWorker();
  const current = worker;
  current.ref();
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const drop = (reason: string) => {
    worker = undefined;
    reject(new TypesettingError(reason));
  };
  const timer = setTimeout(() => {
    drop(`it took longer than ${longestJob / 1000} s`);
    current.terminate().catch(() => undefined);
  }, longestJob);
  const onMessage = (answer: Typeset) => {
    if ("pdf" in answer) resolve(answer.pdf);
    else reject(new TypesettingError(answer.fault));
  };
  const onError = (error: unknown) => drop(error instanceof Error ? error.message : String(error));
  const onExit = (code: number) => drop(`the worker ended with code ${code}`);
  current.once("message", onMessage).once("error", onError).once("exit", onExit);
  current.postMessage(record);
  return promise.finally(() => {
    clearTimeout(timer);
    current.off("message", onMessage).off("error", onError).off("exit", onExit);
    // A worker that waits for work must not keep the program from ending.
    current.unref();
    idle = setTimeout(endWorker, longestIdle).unref();
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL("./typeset-worker.ts", import.meta.url), { name: "typeset", env: {} });
  started.on("error", () => {
    if (worker === started) worker = undefined;
  });
  return started;
}

function endWorker(): void {
  const ending = worker;
  worker = undefined;
  ending?.terminate().catch(() => undefined);
}
