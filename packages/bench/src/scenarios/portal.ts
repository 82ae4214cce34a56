import { get } from "node:http";
import { publishMinutes, startServer, type TestServer } from "@minuta/testing";
import { atExit } from "../at-exit.ts";
import { loadPages, type PageLoad } from "../load/page-load.ts";
import { usageOf } from "../measure.ts";
import { nginx, nginxMissing, type SentPage, startNginx } from "../peers/nginx.ts";
import { minuta } from "../peers/product.ts";
import type { Figures, RoundSettings, Scenario } from "./scenario.ts";

const connections = 32;
const headers = { "accept-encoding": "gzip, br" };

/** The product with one published record, and addresses of each kind of page. */
async function published<Result>(use: (server: TestServer, paths: readonly string[]) => Promise<Result>) {
  const server = await startServer();
  const forget = atExit(() => {
    if (server.pid !== undefined) process.kill(server.pid, "SIGKILL");
  });
  try {
    const { address } = await publishMinutes(
      server,
      "Abrir el portal compartido a revisión de las ocho organizaciones.",
    );
    const resolution = `/acuerdos/${address.slice("/registros/".length)}-01`;
    const own = ["/", "/plan", "/acuerdos", "/propuestas", "/propuestas/p-024", "/compromisos/c-01"];
    return await use(server, [...own, address, resolution]);
  } finally {
    await server.close();
    forget();
  }
}

async function ofProduct({ quick, progress }: RoundSettings): Promise<Figures> {
  return published(async (server, paths) => {
    const port = Number(new URL(server.origin).port);
    const pid = server.pid ?? 0;
    const options = { connections, headers, milliseconds: quick ? 500 : 5000 };
    progress("pages that are made for whoever asks");
    // A parameter that no page knows makes an address that is not its own: such a page is not kept.
    const made = await loadPages(
      port,
      paths.map((path) => `${path}?de=nuevo`),
      { ...options, milliseconds: quick ? 500 : 3000 },
    );
    progress("finished pages");
    await loadPages(port, paths, { ...options, milliseconds: 500 });
    const before = usageOf(pid);
    const kept = await loadPages(port, paths, options);
    const after = usageOf(pid);
    return {
      ...figuresOf(kept, after.cpuSeconds - before.cpuSeconds),
      "made anew pages/s": made.pages / made.seconds,
      "rss MB": after.residentMegabytes,
    };
  });
}

async function ofNginx({ quick, progress }: RoundSettings): Promise<Figures> {
  progress("taking the pages from the product");
  const { pages, paths } = await published(async (server, all) => ({
    paths: all,
    pages: await Promise.all(all.map((path) => fetchPage(server.origin, path))),
  }));
  const server = await startNginx(pages);
  try {
    const options = { connections, headers, milliseconds: quick ? 500 : 5000 };
    progress("pages");
    await loadPages(server.port, paths, { ...options, milliseconds: 500 });
    const before = usageOf(server.pid);
    const load = await loadPages(server.port, paths, options);
    const after = usageOf(server.pid);
    return {
      ...figuresOf(load, after.cpuSeconds - before.cpuSeconds),
      "rss MB": after.residentMegabytes,
    };
  } finally {
    await server.stop();
  }
}

function figuresOf({ pages, seconds, times }: PageLoad, cpuSeconds: number): Record<string, number> {
  return {
    "pages/s": pages / seconds,
    "p50 ms": times.percentile(0.5),
    "p99 ms": times.percentile(0.99),
    "server cpu µs/page": (cpuSeconds / pages) * 1_000_000,
  };
}

function fetchPage(origin: string, path: string): Promise<SentPage> {
  return new Promise((resolve, reject) => {
    get(origin + path, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode !== 200) reject(new Error(`${path} answers ${response.statusCode}`));
        resolve({
          path,
          body: Buffer.concat(chunks),
          coding: String(response.headers["content-encoding"]),
        });
      });
    }).on("error", reject);
  });
}

export const portal: Scenario = {
  name: "portal",
  about: `eight kinds of portal pages in turn, brotli, over ${connections} kept connections, 5 s`,
  reach: "pages/s ≥ 1/3 of nginx, one worker, with the same bytes",
  sides: [
    { name: minuta, round: ofProduct },
    { name: nginx, round: ofNginx, missing: nginxMissing },
  ],
};
