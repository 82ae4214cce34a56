import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { freePort, launchBrowser, publishMinutes, startServer, type TestServer } from "@minuta/testing";
import type { Page, Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn } from "./story.ts";

const root = dirname(fileURLToPath(new URL("../../package.json", import.meta.url)));
const readyWithin = 60_000;

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

function print(figure: string): void {
  process.stdout.write(`figure: ${figure}\n`);
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(1_000) });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** What a page loads until its network is quiet. Of a file that comes twice, the second is from the cache. */
async function loadedBy(page: Page, address: string): Promise<ReadonlyMap<string, Response>> {
  const loaded = new Map<string, Response>();
  const take = (response: Response) => {
    // What the service worker keeps for later is no part of the page.
    if (response.request().serviceWorker() === null) loaded.set(response.url(), response);
  };
  page.on("response", take);
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  page.off("response", take);
  return loaded;
}

describe("figures, printed and not judged", () => {
  it("npm start to ready, with a new data folder", async () => {
    const data = await mkdtemp(join(tmpdir(), "minuta-figures-"));
    const port = await freePort();
    const env = Object.fromEntries(
      Object.entries(process.env).filter(
        ([name]) => !/^(?:MINUTA_|DATABASE_URL|REDIS_URL|NODE_ENV|VITEST)/.test(name),
      ),
    );
    const start = async () => {
      const since = performance.now();
      const child = spawn("npm", ["start"], {
        cwd: root,
        env: { ...env, PORT: String(port), MINUTA_DATA: data },
        stdio: "ignore",
        detached: true,
      });
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      try {
        while (!(await isReady(`http://localhost:${port}`))) {
          if (performance.now() - since > readyWithin) throw new Error("npm start was not ready in a minute");
          await pause(20);
        }
        return (performance.now() - since) / 1000;
      } finally {
        // npm does not hand a signal on to what it runs: the whole group that was started here ends.
        if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
        await ended;
      }
    };
    try {
      const first = await start();
      const second = await start();
      expect(first).toBeGreaterThan(0);
      print(`npm start to ready, first run with its sample ${first.toFixed(1)} s (reach ≤ 3 s)`);
      print(`npm start to ready, later runs ${second.toFixed(1)} s (reach ≤ 3 s)`);
    } finally {
      await rm(data, { recursive: true, force: true, maxRetries: 10 });
    }
  }, 150_000);

  it("JavaScript of the workspace's first page", async () => {
    const { page } = await signedIn(server, "recordKeeper");
    const loaded = await loadedBy(page, `${server.origin}/app`);
    const scripts = [...loaded.values()].filter(
      (response) => response.request().resourceType() === "script" && response.ok(),
    );
    let bytes = 0;
    for (const script of scripts) bytes += gzipSync(await script.body(), { level: 9 }).byteLength;
    expect(scripts.length).toBeGreaterThan(0);
    print(
      `JavaScript of the workspace's first page ${(bytes / 1024).toFixed(0)} KB gzip in ${scripts.length} files (reach ≤ 250 KB)`,
    );
  });

  it("bytes of a record's page on the portal", async () => {
    const { address } = await publishMinutes(server, "Abrir el portal compartido a revisión.");
    const { page } = await (await launchBrowser()).open();
    const loaded = await loadedBy(page, server.origin + address);
    let bytes = 0;
    for (const response of loaded.values()) {
      const { responseBodySize, responseHeadersSize } = await response.request().sizes();
      bytes += responseBodySize + responseHeadersSize;
    }
    expect(bytes).toBeGreaterThan(0);
    print(
      `a record's page on the portal ${(bytes / 1024).toFixed(0)} KB in ${loaded.size} answers, headers and fonts included (reach ≤ 100 KB)`,
    );
  });
});
