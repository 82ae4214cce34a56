import { manifestName, readPublished, sameHash } from "@minuta/record";
import { type CopiedSite, copiedAddress, disallowedBy, filePath, pagePath } from "./copied-address.ts";
import { checkpointNow, copyLog } from "./copy-log.ts";
import type { CopyStore } from "./copy-store.ts";
import { inParallel } from "./in-parallel.ts";
import { linksOfData, linksOfPage, linksOfStyle } from "./page-links.ts";
import { type Answer, PortalAway, type PortalClient } from "./portal-client.ts";
import { type Copied, rewriteAll } from "./rewrite-copy.ts";

export type CopiedPortal = {
  /** Origin that the portal gives itself. */
  readonly origin: string;
  readonly pages: number;
  readonly missing: readonly string[];
};

const mostAddresses = 1_000_000;
const mostAttempts = 3;
const starts = [
  "/",
  "/en",
  "/robots.txt",
  "/sitemap.xml",
  "/favicon.svg",
  "/opensearch.xml",
  "/catalogo.jsonld",
];
const recordPage = /^(?:\/registros|\/en\/records)\/([a-z0-9-]{1,80})$/;
const recordFile = /^\/registros\/([a-z0-9-]{1,80})\/([a-z0-9][a-z0-9.-]{0,80}\.[a-z]+)$/;
/** Its name holds the beginning of its digest, so it is known before it is fetched. */
const digestInName = /\.([0-9a-f]{12})\.(?:woff2|svg|js|png|html)$/;

/**
 * Copies everything that a portal has into a store. While it was read something may have been published; then it is read once more, and
 * what is known by its digest is not fetched again. Throws `PortalAway`.
 *
 * @param madeAt instant that the pages of the copy name
 * @param progress called with how many addresses were copied
 */
export async function copyPortal(
  client: PortalClient,
  store: CopyStore,
  madeAt: string,
  progress: (copied: number) => void,
): Promise<CopiedPortal> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    store.begin();
    const log = await copyLog(client, store);
    const copied = await copyAll(client, store, {
      madeAt,
      progress,
      recordDigests: log?.recordDigests ?? new Set(),
    });
    const after = await checkpointNow(client);
    const isSame =
      log === null || after === null
        ? log === after
        : log.checkpoint.size === after.checkpoint.size &&
          sameHash(log.checkpoint.root, after.checkpoint.root);
    if (isSame) return copied;
  }
  throw new PortalAway("it is being published on without a pause");
}

async function copyAll(
  client: PortalClient,
  store: CopyStore,
  by: {
    readonly madeAt: string;
    readonly progress: (copied: number) => void;
    readonly recordDigests: ReadonlySet<string>;
  },
): Promise<CopiedPortal> {
  const site = await siteOf(client);
  const copied = new Map<string, Copied>();
  const missing = new Set<string>();
  const seen = new Set<string>();
  /** SHA-256 of what is at an address, where a record says so. */
  const known = new Map<string, string>();
  let wave: string[] = [];
  /** Files of records, after their `record.json` has said what they are. */
  let files: string[] = [];

  const paths = new Map<string, string>([[manifestName, ""]]);
  /** Two addresses have one file only where a server means ill; disks may not tell small letters from large. */
  const isFree = (path: string, address: string) => {
    const name = path.toLowerCase();
    const owner = paths.get(name) ?? address;
    paths.set(name, owner);
    return owner === address;
  };

  const found = (link: string, base: string) => {
    const address = copiedAddress(link, base, site);
    if (address === null || seen.has(address)) return;
    if (seen.size >= mostAddresses) throw new PortalAway(`more than ${mostAddresses} addresses`);
    seen.add(address);
    const isLater = recordFile.test(address) && !address.endsWith("/record.json");
    (isLater ? files : wave).push(address);
    const [, slug] = recordPage.exec(address) ?? [];
    if (slug !== undefined)
      for (const name of ["record.json", "proof.tlog"]) found(`/registros/${slug}/${name}`, "/");
  };

  const readRecord = (address: string, bytes: Uint8Array) => {
    const folder = address.slice(0, -"record.json".length);
    for (const [name, digest] of Object.entries(namedBy(bytes))) known.set(`${folder}${name}`, digest);
  };

  const isKnown = (address: string): ((digest: string) => boolean) | null => {
    const digest = known.get(address);
    if (digest !== undefined) return (own) => own === digest;
    if (address.endsWith("/record.json")) return (own) => by.recordDigests.has(own);
    const [, start] = digestInName.exec(address) ?? [];
    return start === undefined ? null : (own) => own.startsWith(start);
  };

  const copyOne = async (address: string) => {
    const isRight = isKnown(address);
    const there = isRight === null ? null : await store.reuse(filePath(address), isRight);
    if (there !== null) {
      copied.set(address, { kind: "file", path: filePath(address) });
      if (address.endsWith("/record.json")) readRecord(address, there);
      if (address.endsWith(".js")) for (const link of linksOfScript(there, address)) found(link, address);
    } else {
      const answer = await client.get(address);
      if (answer.kind === "absent") missing.add(address);
      else if (answer.kind === "moved") {
        const to = safeLocation(answer.location, client.origin + address);
        const path = pagePath(address);
        if (to === null || !isFree(path, address)) missing.add(address);
        else copied.set(address, { kind: "moved", path, to });
        if (to !== null) found(to, address);
      } else await keep(address, answer);
    }
    by.progress(copied.size);
  };

  const keep = async (
    address: string,
    { mediaType, attached, links, bytes }: Extract<Answer, { kind: "content" }>,
  ) => {
    const text = () => new TextDecoder().decode(bytes);
    const isPage = mediaType === "text/html" && !attached;
    const path = isPage ? pagePath(address) : filePath(address);
    if (!isFree(path, address) || !(await isWritten(store, path, bytes))) {
      missing.add(address);
      return;
    }
    copied.set(address, { kind: isPage ? "page" : mediaType === "text/css" ? "style" : "file", path });
    if (isPage) for (const link of [...links, ...linksOfPage(text())]) found(link, address);
    else if (mediaType === "text/css") for (const link of linksOfStyle(text())) found(link, address);
    else if (address.endsWith("/record.json")) readRecord(address, bytes);
    else if (mediaType === "text/javascript")
      for (const link of linksOfScript(bytes, address)) found(link, address);
    else if (/xml|ld\+json|link-format/.test(mediaType) && !attached)
      for (const link of linksOfData(text(), site.origins)) found(link, address);
  };

  for (const start of starts) found(start, "/");
  while (wave.length > 0 || files.length > 0) {
    const now = wave.length > 0 ? wave : files;
    if (wave.length > 0) wave = [];
    else files = [];
    await inParallel(now, copyOne);
  }
  const origin = [...site.origins].at(-1) ?? client.origin;
  await rewriteAll(store, copied, { site, origin, madeAt: by.madeAt });
  const pages = [...copied.values()].filter(({ kind }) => kind === "page").length;
  return { origin, pages, missing: [...missing].sort() };
}

/** The portal may be reached by another address than the one it gives itself in its pages. */
async function siteOf(client: PortalClient): Promise<CopiedSite> {
  const home = await client.get("/");
  if (home.kind !== "content") throw new PortalAway(`/: ${home.kind}`);
  const html = new TextDecoder().decode(home.bytes);
  const canonical = /<link rel="canonical" href="(https?:\/\/[^"/]+)\/?"/.exec(html)?.[1];
  if (canonical === undefined) throw new PortalAway("/: not the home page of a portal");
  const robots = await client.get("/robots.txt");
  return {
    origins: new Set([client.origin, new URL(canonical).origin]),
    disallowed: robots.kind === "content" ? disallowedBy(new TextDecoder().decode(robots.bytes)) : [],
  };
}

/** Where an answer leads on to; null for what no page can be at. */
function safeLocation(location: string, base: string): string | null {
  const url = URL.canParse(location, base) ? new URL(location, base) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** False where the portal has a file of the name that a folder would need, or the other way round. */
async function isWritten(store: CopyStore, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await store.write(path, bytes);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR" || code === "EISDIR" || code === "EEXIST") return false;
    throw error;
  }
}

function namedBy(record: Uint8Array): Readonly<Record<string, string>> {
  try {
    return readPublished(record).sealed?.file.files ?? {};
  } catch {
    // What is wrong with it is found when the copy is verified.
    return {};
  }
}

/** Files beside a script that it names by their whole address. */
function linksOfScript(bytes: Uint8Array, address: string): readonly string[] {
  const folder = address.slice(0, address.lastIndexOf("/") + 1);
  if (folder === "/") return [];
  return [...new TextDecoder().decode(bytes).matchAll(/["'`](\/[\w./-]+\.(?:m?js|css|wasm|json))["'`]/g)]
    .map(([, link = ""]) => link)
    .filter((link) => link.startsWith(folder));
}
