import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "@minuta/domain";
import { addresses } from "./addresses.ts";

export type Asset = {
  /** Path on the portal; holds a digest of the bytes, so it can be kept for ever. */
  readonly address: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly digest: string;
  /** Whether compressing makes it smaller. */
  readonly text: boolean;
  /** Under which name it is saved; null for what is shown or run where it is. */
  readonly savedAs: string | null;
};

/** What a page runs in the reader's browser, beside the sheet that all pages have. */
export type Program = { readonly stylesheet: Asset; readonly script: Asset };

/** The verifier: on its page, and as the one file that a reader keeps. */
export type VerifierAssets = Program & {
  readonly standalone: Asset;
  /** Path of the service worker that keeps the page, and its script; it has its own name because browsers ask for it by name. */
  readonly worker: { readonly address: string; readonly bytes: Uint8Array; readonly digest: string };
};

export type PortalAssets = {
  readonly stylesheet: Asset;
  readonly serif: Asset;
  readonly sans: Asset;
  readonly favicon: Asset;
  /** Null where the client was not built: the page explains without it. */
  readonly verifier: VerifierAssets | null;
  readonly byAddress: ReadonlyMap<string, Asset>;
};

const folder = "/portal-files";
/** At the root, so that it may have the addresses of the page in either language, and no others. */
const workerAddress = "/verifier-worker.js";

/** One sheet a family of pages, in the order in which later rules go before earlier ones; they are served as one file. */
const styleParts = [
  "base",
  "masthead",
  "search",
  "home",
  "lists",
  "tables",
  "record",
  "prose",
  "subjects",
  "status",
  "cited",
  "filters",
  "changes",
  "reading",
  "print",
] as const;

/**
 * Reads the style sheets, the two fonts it names, the icon, and the verifier where it was built. One weight-axis file per
 * family: no page needs more.
 */
export function loadAssets(verifierFolder: string | null): PortalAssets {
  const font = (family: "source-serif-4" | "public-sans") =>
    assetOf(
      `${family}.woff2`,
      "font/woff2",
      readFileSync(
        new URL(
          `files/${family}-latin-wght-normal.woff2`,
          import.meta.resolve(`@fontsource-variable/${family}/package.json`),
        ),
      ),
    );
  const serif = font("source-serif-4");
  const sans = font("public-sans");
  const style = styleParts
    .map((part) => readFileSync(new URL(`./style/${part}.css`, import.meta.url), "utf8"))
    .join("\n")
    .replace("source-serif-4.woff2", serif.address)
    .replace("public-sans.woff2", sans.address);
  const stylesheet = assetOf(
    "portal.css",
    "text/css; charset=utf-8",
    new TextEncoder().encode(withoutComments(style)),
  );
  const favicon = assetOf(
    "favicon.svg",
    "image/svg+xml",
    readFileSync(new URL("./style/favicon.svg", import.meta.url)),
  );
  const shared = [stylesheet, serif, sans, favicon];
  const verifier = verifierFolder === null ? null : loadVerifier(verifierFolder, shared);
  const all = [
    ...shared,
    ...(verifier === null ? [] : [verifier.stylesheet, verifier.script, verifier.standalone]),
  ];
  return {
    stylesheet,
    serif,
    sans,
    favicon,
    verifier,
    byAddress: new Map(all.map((asset) => [asset.address, asset])),
  };
}

function loadVerifier(built: string, shared: readonly Asset[]): VerifierAssets | null {
  const read = (name: string) => readFileSync(join(built, name));
  if (!existsSync(join(built, "verifier.html"))) return null;
  const stylesheet = assetOf("verifier.css", "text/css; charset=utf-8", read("verifier.css"));
  const script = assetOf("verifier.js", "text/javascript; charset=utf-8", read("verifier.js"));
  const standalone = {
    ...assetOf("minuta-verifier.html", "text/html; charset=utf-8", read("verifier.html")),
    savedAs: "minuta-verifier.html",
  };
  const files = [...shared, stylesheet, script].map(({ address }) => address);
  const pages = languages.map((language) => addresses[language].verify);
  const digestOf = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
  const version = digestOf(files.join(" ")).slice(0, 16);
  const bytes = Buffer.concat([
    Buffer.from(`const VERIFIER_FILES = ${JSON.stringify({ version, pages, files })};\n`),
    read("verifier-worker.js"),
  ]);
  return {
    stylesheet,
    script,
    standalone,
    worker: { address: workerAddress, bytes, digest: digestOf(bytes) },
  };
}

function assetOf(name: string, mediaType: string, bytes: Uint8Array): Asset {
  const digest = createHash("sha256").update(bytes).digest("hex");
  const dot = name.lastIndexOf(".");
  const address = `${folder}/${name.slice(0, dot)}.${digest.slice(0, 12)}${name.slice(dot)}`;
  return { address, mediaType, bytes, digest, text: mediaType !== "font/woff2", savedAs: null };
}

function withoutComments(css: string): string {
  return css.replaceAll(/\/\*[^*]*\*\//g, "").replaceAll(/\n\s*/g, "\n");
}
