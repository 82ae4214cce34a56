import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { openDatabase, type SqliteDatabase } from "../db/open-database.ts";
import { readLog } from "../log/log-reader.ts";
import { portalRouter } from "./routes.ts";

// For tests only.

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly text: string;
};

export type RunningPortal = {
  readonly db: SqliteDatabase["kysely"];
  /** The stored files, by their digest. */
  readonly files: Map<string, Uint8Array>;
  readonly store: (digest: string, bytes: Uint8Array) => void;
  readonly ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

export const portalOrigin = "https://portal.example";

/** The portal alone over an empty database of its own. */
export async function startPortal(): Promise<RunningPortal> {
  const folder = mkdtempSync(join(tmpdir(), "minuta-portal-"));
  const files = new Map<string, Uint8Array>();
  const database = await openDatabase(folder);
  const app = express();
  app.disable("x-powered-by");
  app.use(
    portalRouter({
      db: database.kysely,
      clock: () => new Date("2012-03-05T18:00:00.000Z"),
      readFile: async (digest) => {
        const bytes = files.get(digest);
        if (bytes === undefined) throw new Error(`no file ${digest}`);
        return bytes;
      },
      readLog: () => readLog(database.kysely),
      siteName: "Alianza de prueba",
      origin: portalOrigin,
    }),
  );
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    db: database.kysely,
    files,
    store: (digest, bytes) => {
      files.set(digest, bytes);
    },
    // Plain node:http, because fetch decodes bodies by itself and does not show what was sent.
    ask: (path, headers = {}, method = "GET") =>
      new Promise((resolve, reject) => {
        request({ host: "127.0.0.1", port, path, headers, method }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => {
            const body = Buffer.concat(chunks);
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body,
              text: body.toString("utf8"),
            });
          });
        })
          .on("error", reject)
          .end();
      }),
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
