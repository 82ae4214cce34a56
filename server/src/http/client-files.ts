import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { RequestHandler, Response } from "express";

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};
const compressed = new Set([".html", ".js", ".css", ".json", ".svg", ".txt"]);

type ClientFile = { readonly bytes: Buffer; readonly modified: Date; readonly encoded: Map<string, Buffer> };

/** One build of the workspace, as its `index.html` dates it. */
type Build = {
  readonly modified: number;
  readonly names: ReadonlySet<string>;
  readonly files: Map<string, ClientFile>;
};

const maxFiles = 2000;

/**
 * Serves the built workspace below the path it is mounted on: files by their name, every other address the one page.
 * Files are kept in memory, each compressed once; a new build replaces them.
 */
export function clientFiles(folder: string): RequestHandler {
  let current: Build | null = null;

  const buildNow = async (): Promise<Build | null> => {
    const index = await stat(join(folder, "index.html")).catch(() => null);
    if (index === null) return null;
    if (current?.modified !== index.mtimeMs) {
      current = { modified: index.mtimeMs, names: await namesIn(folder), files: new Map() };
    }
    return current;
  };

  return async (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      next();
      return;
    }
    const asked = request.path.replace(/^\/+/, "");
    const build = await buildNow();
    if (build === null) {
      response
        .status(503)
        .type("text")
        .send(
          "El espacio de trabajo no está construido: ejecute «npm run build». / The workspace is not built: run “npm run build”.\n",
        );
      return;
    }
    const isFile = build.names.has(asked);
    if (!isFile && (extname(asked) !== "" || asked.startsWith("assets/"))) {
      next();
      return;
    }
    const name = isFile ? asked : "index.html";
    await send(response, name, await fileOf(folder, build, name), request.headers["accept-encoding"] ?? "");
  };
}

async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile() && mediaTypes[extname(entry.name)] !== undefined)
      .slice(0, maxFiles)
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")),
  );
}

async function fileOf(folder: string, build: Build, name: string): Promise<ClientFile> {
  const known = build.files.get(name);
  if (known !== undefined) return known;
  const path = join(folder, name);
  const file: ClientFile = {
    bytes: await readFile(path),
    modified: (await stat(path)).mtime,
    encoded: new Map(),
  };
  build.files.set(name, file);
  return file;
}

async function send(response: Response, name: string, file: ClientFile, accepted: string): Promise<void> {
  const extension = extname(name);
  const hashed = /-[\w-]{8,}\.\w+$/.test(name) && name.startsWith("assets/");
  response.set({
    "content-type": mediaTypes[extension] ?? "application/octet-stream",
    "cache-control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    "last-modified": file.modified.toUTCString(),
    vary: "accept-encoding",
  });
  // The workspace begins at "/app", one character above the worker's own folder.
  if (name === "service-worker.js") response.set("service-worker-allowed", response.req.baseUrl);
  const encoding = compressed.has(extension) ? encodingFor(accepted) : null;
  if (response.req.fresh) {
    response.status(304).end();
    return;
  }
  if (encoding === null) {
    response.send(file.bytes);
    return;
  }
  let encoded = file.encoded.get(encoding);
  if (encoded === undefined) {
    encoded =
      encoding === "br"
        ? await brotli(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
        : await gz(file.bytes, { level: 9 });
    file.encoded.set(encoding, encoded);
  }
  response.set("content-encoding", encoding).send(encoded);
}

function encodingFor(accepted: string): "br" | "gzip" | null {
  if (/\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : null;
}
