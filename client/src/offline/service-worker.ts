/**
 * Keeps the program of the workspace in the browser, so that it opens without a network: one cache a build, filled when
 * the build is first seen. Answers of the API are never kept here; what a person reads is the business of the page,
 * which keeps it under their account and deletes it when they sign out.
 */

/** Written in by the build: its name, and the files that make the workspace run. */
declare const SHELL_OF_THIS_BUILD: { readonly version: string; readonly files: readonly string[] };

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
const shell = SHELL_OF_THIS_BUILD;
const prefix = "minuta-program/";
const page = "/app/";
/** A network that says nothing for so long, in milliseconds, counts as none. */
const patience = 3_000;
/** This build and the one before it, whose pages may still be open and load their parts late. */
const buildsKept = 2;

worker.addEventListener("install", (event) => event.waitUntil(keepShell()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOldBuilds()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname === "/app" || url.pathname.startsWith(page)) event.respondWith(openPage(request));
  } else if (url.pathname.startsWith(`${page}assets/`)) {
    event.respondWith(readAsset(request));
  }
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(prefix + shell.version);
  await Promise.all([
    // Past the browser's own cache: the page of this build, not of the one that is being replaced.
    cache.add(new Request(page, { cache: "no-cache" })),
    cache.addAll(shell.files.map((file) => page + file)),
  ]);
  await worker.skipWaiting();
}

async function forgetOldBuilds(): Promise<void> {
  const older = (await caches.keys()).filter(
    (name) => name.startsWith(prefix) && name !== prefix + shell.version,
  );
  // Names come in the order in which the caches were made.
  const given = older.slice(0, Math.max(0, older.length - (buildsKept - 1)));
  await Promise.all(given.map((name) => caches.delete(name)));
}

/** The newest page that can be had: from the server, or else the kept one. */
async function openPage(request: Request): Promise<Response> {
  const kept = async () => (await caches.open(prefix + shell.version)).match(page);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    // A gateway in front of a server that is down answers, too.
    return answer.status < 500 ? answer : ((await kept()) ?? answer);
  } catch (error) {
    const answer = await kept();
    if (answer === undefined) throw error;
    return answer;
  }
}

/** Files under a name that holds their digest never change; fonts are kept as they are first asked for. */
async function readAsset(request: Request): Promise<Response> {
  const known = await caches.match(request);
  if (known !== undefined) return known;
  const answer = await fetch(request);
  if (answer.ok && new URL(request.url).pathname.endsWith(".woff2")) {
    const cache = await caches.open(prefix + shell.version);
    await cache.put(request, answer.clone());
  }
  return answer;
}
