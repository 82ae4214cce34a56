import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Environment, readConfig } from "./config.ts";
import { writePrivately } from "./data-folder.ts";
import type { Running } from "./run-server.ts";
import type { SignInLink } from "./seed/sign-in-links.ts";
import { StartFault } from "./start-fault.ts";
import { versionOf } from "./version.ts";

/** How long ending may take in all, in milliseconds. */
const patience = 4500;

/** Starts the server from the environment and serves until a signal ends it. A fault is told in one sentence, exit code 1. */
export async function serve(environment: Environment): Promise<void> {
  try {
    const config = readConfig(environment);
    // Loaded when the settings are known to be sound: they are the rest of the program.
    const { runServer } = await import("./run-server.ts");
    let links: SignInLink[] = [];
    const running = await runServer(config, {
      clock: () => new Date(),
      version: versionOf(),
      // Whoever sees the server ready may count on the links.
      beforeServing: async (built) => {
        links = await linksToPrint(built);
      },
    });
    endOnSignal(running);
    process.stdout.write(announcement(running.context.config.origin, links));
    warmUpLater(running);
  } catch (error) {
    const sentence =
      error instanceof StartFault ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${sentence}\n`, () => process.exit(1));
  }
}

/** How long after the start the heaviest part is loaded, in milliseconds: the first requests go before it. */
const warmUpAfter = 1500;

function warmUpLater({ context }: Running): void {
  const warmUp = () => {
    context.auth
      .warmUp()
      .catch((error: unknown) => context.log.error({ err: error }, "sign-in could not be loaded"));
  };
  setTimeout(warmUp, warmUpAfter).unref();
}

/** Links are printed while the sample is on, and once for a new secretariat that has no mail server. */
async function linksToPrint({ context, isNew }: Pick<Running, "context" | "isNew">): Promise<SignInLink[]> {
  const path = join(context.config.dataFolder, "links.json");
  if (!context.sample && !(isNew && context.mail === null)) {
    rmSync(path, { force: true });
    return [];
  }
  const { makeSignInLinks } = await import("./seed/sign-in-links.ts");
  const { db, newId, config, clock } = context;
  const links = await makeSignInLinks({ db, origin: config.origin, now: clock(), newId });
  writePrivately(path, `${JSON.stringify(links, null, 2)}\n`);
  return links;
}

function announcement(origin: string, links: readonly SignInLink[]): string {
  const lines = links.map(({ role, of, url }) => `  ${of === "" ? role : `${role} (${of})`}: ${url}\n`);
  return `Minuta: ${origin}\n${lines.join("")}`;
}

/** The first signal stops taking work, stores what is under way and exits; a second one exits at once. */
function endOnSignal(running: Running): void {
  let ending = false;
  const end = () => {
    if (ending) process.exit(1);
    ending = true;
    setTimeout(() => process.exit(1), patience).unref();
    running.dispose().then(
      () => process.exit(0),
      (error: unknown) => {
        running.context.log.error({ err: error }, "the server did not end cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}
