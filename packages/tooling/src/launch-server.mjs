import { spawn } from "node:child_process";
import { join } from "node:path";
import { printFailure } from "./bilingual-failure.mjs";
import { ensureClientBuilt } from "./client-build.mjs";
import { ensureInstalled } from "./installed-dependencies.mjs";
import { pinnedEnvironment, pinnedNode, root } from "./pinned-node.mjs";
import { watchNpm } from "./watch-npm.mjs";

/** How long a server may take to stop after Ctrl-C before it is asked again, in milliseconds. */
const INTERRUPT_GRACE = 5_000;

/** Installs and builds what is missing, then runs the server until it ends, and ends the way it did. */
export function launchServer() {
  try {
    ensureInstalled();
    ensureClientBuilt();
    runServer();
  } catch (error) {
    printFailure(error);
    process.exit(1);
  }
}

function runServer() {
  const preload = new URL("./stop-with-parent.mjs", import.meta.url).href;
  const server = spawn(
    pinnedNode(),
    ["--import", preload, join(root, "server/src/main.ts"), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      // Compiled code is kept between starts: reading and stripping the sources is most of a warm start.
      env: {
        ...pinnedEnvironment(),
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules/.cache/compile"),
      },
    },
  );

  process.on("SIGTERM", () => server.kill("SIGTERM"));
  process.on("SIGHUP", () => server.kill("SIGTERM"));
  process.on("SIGINT", () => {
    // A terminal sends Ctrl-C to the server itself too, and a second signal would read as "stop at once".
    if (process.stdin.isTTY) setTimeout(() => server.kill("SIGTERM"), INTERRUPT_GRACE).unref();
    else server.kill("SIGINT");
  });

  watchNpm(() => server.kill("SIGTERM"));

  server.on("error", (error) => {
    printFailure(error);
    process.exit(1);
  });
  server.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
