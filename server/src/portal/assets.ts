import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

export type Asset = {
  /** Path on the portal; holds a digest of the bytes, so it can be kept for ever. */
  readonly address: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly digest: string;
  /** Whether compressing makes it smaller. */
  readonly text: boolean;
};

export type PortalAssets = {
  readonly stylesheet: Asset;
  readonly serif: Asset;
  readonly sans: Asset;
  readonly favicon: Asset;
  readonly byAddress: ReadonlyMap<string, Asset>;
};

const folder = "/portal-files";

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

/** Reads the style sheets, the two fonts it names and the icon. One weight-axis file per family: no page needs more. */
export function loadAssets(): PortalAssets {
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
  const all = [stylesheet, serif, sans, favicon];
  return { stylesheet, serif, sans, favicon, byAddress: new Map(all.map((asset) => [asset.address, asset])) };
}

function assetOf(name: string, mediaType: string, bytes: Uint8Array): Asset {
  const digest = createHash("sha256").update(bytes).digest("hex");
  const dot = name.lastIndexOf(".");
  const address = `${folder}/${name.slice(0, dot)}.${digest.slice(0, 12)}${name.slice(dot)}`;
  return { address, mediaType, bytes, digest, text: mediaType !== "font/woff2" };
}

function withoutComments(css: string): string {
  return css.replaceAll(/\/\*[^*]*\*\//g, "").replaceAll(/\n\s*/g, "\n");
}
