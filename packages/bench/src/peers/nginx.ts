import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@minuta/testing";
import { atExit, temporaryFolder } from "../at-exit.ts";

export const nginx = "nginx, the same bytes from disk";

const program = () =>
  ["/usr/sbin", ...(process.env.PATH ?? "").split(delimiter)]
    .map((folder) => join(folder, "nginx"))
    .find((path) => existsSync(path)) ?? null;

/** Why nginx cannot run here, or null. */
export function nginxMissing(): string | null {
  return program() === null ? "nginx is not installed (Debian: nginx-light)" : null;
}

/** An answer as it was sent: its encoded body and the headers that a browser needs. */
export type SentPage = { readonly path: string; readonly body: Buffer; readonly coding: string };

/** One worker that serves the pages as files, with the headers that they were sent with. */
export async function startNginx(pages: readonly SentPage[]): Promise<{
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}> {
  const path = program();
  if (path === null) throw new Error(nginxMissing() ?? "");
  const folder = temporaryFolder();
  const port = await freePort();
  const root = join(folder.path, "pages");
  for (const page of pages) {
    const file = join(root, fileOf(page.path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, page.body);
  }
  const configuration = join(folder.path, "nginx.conf");
  const coding = pages[0]?.coding ?? "";
  writeFileSync(
    configuration,
    `daemon off; master_process off; worker_processes 1; pid ${folder.path}/nginx.pid;
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; etag on;
  open_file_cache max=1000 inactive=60s; keepalive_requests 100000000;
  client_body_temp_path ${folder.path}/body; proxy_temp_path ${folder.path}/proxy;
  fastcgi_temp_path ${folder.path}/fastcgi; uwsgi_temp_path ${folder.path}/uwsgi; scgi_temp_path ${folder.path}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${root};
    default_type "text/html; charset=utf-8";
    location / { try_files $uri.page /index.page =404; }
    add_header Content-Encoding "${coding}";
    add_header Cache-Control "public, max-age=60, stale-while-revalidate=600";
    add_header X-Content-Type-Options nosniff;
    add_header Content-Security-Policy "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }
}
`,
  );
  const server = spawn(path, ["-c", configuration, "-p", folder.path], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const forget = atExit(() => server.kill("SIGKILL"));
  const ended = once(server, "exit");
  for (let attempt = 0; !(await answers(port)); attempt += 1) {
    if (attempt === 100 || server.exitCode !== null) throw new Error("nginx does not answer");
    await pause(50);
  }
  return {
    port,
    pid: server.pid ?? 0,
    stop: async () => {
      server.kill("SIGTERM");
      await ended;
      forget();
      folder.remove();
    },
  };
}

function fileOf(path: string): string {
  return path === "/" ? "index.page" : `${path.slice(1)}.page`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    get({ host: "127.0.0.1", port, agent: false }, (response) => {
      response.resume();
      resolve(true);
    }).on("error", () => resolve(false));
  });
}
