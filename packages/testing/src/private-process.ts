import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const STOP_WITHIN = 10_000;
const OUTPUT_KEPT = 64 * 1024;

/** The absolute path of a program, looked for in these folders and then on the path; null when it is nowhere. */
export function findProgram(name: string, folders: readonly string[] = []): string | null {
  for (const folder of [...folders, ...(process.env.PATH ?? "").split(delimiter)]) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not there; the next folder may have it.
    }
  }
  return null;
}

/** A program that a test runs for itself; it ends with the test's process, however that ends. */
export class PrivateProcess {
  readonly #endSignal: NodeJS.Signals;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #output = "";
  #running = true;

  /**
   * @param endSignal what asks the program to end; it gets the same signal when the test's process dies
   * @param user account to run as, for programs that refuse root; only root may give one
   */
  constructor(
    command: readonly [string, ...string[]],
    endSignal: "SIGINT" | "SIGTERM",
    user: string | null = null,
  ) {
    this.#endSignal = endSignal;
    const setpriv = findProgram("setpriv", ["/usr/bin"]);
    const lead =
      setpriv === null
        ? []
        : [
            setpriv,
            `--pdeathsig=${endSignal.slice(3)}`,
            ...(user === null ? [] : [`--reuid=${user}`, `--regid=${user}`, "--init-groups"]),
          ];
    const [file = "", ...rest] = [...lead, ...command];
    this.#child = spawn(file, rest, { cwd: "/", stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#output = (this.#output + text).slice(-OUTPUT_KEPT);
      });
    }
    const endWithUs = () => this.#child.kill(endSignal);
    process.once("exit", endWithUs);
    this.#ended = new Promise((resolve) => {
      const end = () => {
        this.#running = false;
        process.off("exit", endWithUs);
        resolve();
      };
      this.#child.once("close", end);
      this.#child.once("error", (error) => {
        this.#output += String(error);
        end();
      });
    });
  }

  get running(): boolean {
    return this.#running;
  }

  /** What it said, for the message of a test that fails. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when the program has ended by itself. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  /** Ends the program and waits for it; kills it when it does not end within 10 s. */
  async stop(signal: NodeJS.Signals = this.#endSignal): Promise<void> {
    this.#child.kill(signal);
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), STOP_WITHIN);
    await this.#ended;
    clearTimeout(timer);
  }
}
