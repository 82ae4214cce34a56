/**
 * Keeps the portal's verifier in the browser: its page in each language and what the page loads, nothing else. The server
 * writes in which files these are.
 */

/** What stands before this script: the files of this version, of which the pages are looked for on the network first. */
declare const VERIFIER_FILES: {
  readonly version: string;
  readonly pages: readonly string[];
  readonly files: readonly string[];
};

/** The part of a service worker's scope that is used; the DOM's own types do not know it. */
type WorkerScope = {
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: LifeEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: AskEvent) => void): void;
};
type LifeEvent = { waitUntil(work: Promise<unknown>): void };
type AskEvent = LifeEvent & { readonly request: Request; respondWith(answer: Promise<Response>): void };

const worker = globalThis as unknown as WorkerScope;
const { version, pages, files } = VERIFIER_FILES;
const prefix = "minuta-verifier/";
const cacheName = prefix + version;
/** A network that says nothing for so long, in milliseconds, counts as none. */
const patience = 3_000;

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") {
    if (pages.includes(url.pathname)) event.respondWith(openPage(event, url.pathname));
  } else if (files.includes(url.pathname)) {
    event.respondWith(readFile(request));
  }
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all([
    cache.addAll(pages.map((page) => new Request(page, { cache: "no-cache" }))),
    cache.addAll(files),
  ]);
  await worker.skipWaiting();
}

async function forgetOlder(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** The page as it is now, with the keys of the witnesses of now; without a network, as it was last. */
async function openPage(event: AskEvent, page: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(patience) });
    if (answer.ok) {
      const copy = answer.clone();
      event.waitUntil(keepPage(cache, page, copy));
      return answer;
    }
    // A gateway in front of a server that is down answers, too.
    return answer.status < 500 ? answer : ((await cache.match(page)) ?? answer);
  } catch (error) {
    const kept = await cache.match(page);
    if (kept === undefined) throw error;
    return kept;
  }
}

/** A page of a later release loads files that only the worker of that release keeps: it is kept together with them. */
async function keepPage(cache: Cache, page: string, answer: Response): Promise<void> {
  const text = await answer.clone().text();
  if (files.every((file) => text.includes(file))) await cache.put(page, answer);
}

async function readFile(request: Request): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(request);
  return kept ?? fetch(request);
}

// A module, so that its names are its own.
export {};
