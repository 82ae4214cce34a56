import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";

/** Something that no page of ours should ever cause. */
export interface PageProblem {
  /** An exception nobody caught, a line on the console's error level, or a breach of the page's own CSP. */
  readonly kind: "page error" | "console error" | "csp violation";
  readonly text: string;
  /** Address of the page at that moment. */
  readonly url: string;
}

/** What a person's browser is set to. */
export interface TabOptions {
  /** BCP 47; es-MX unless given. */
  locale?: string;
  /** IANA name; America/Mexico_City unless given. */
  timezone?: string;
  /** In CSS pixels; 1280 × 800 unless given. */
  viewport?: { width: number; height: number };
  /** Further settings, as Playwright names them. */
  playwright?: Omit<BrowserContextOptions, "locale" | "timezoneId" | "viewport">;
}

/** One person at one device: own cookies and storage, one page to begin with. */
export interface BrowserTab {
  readonly page: Page;
  /** For more pages of the same person, cookies, offline mode and the like. */
  readonly context: BrowserContext;
  /** Everything that went wrong on any page of this context so far, in order. A test asserts that it is empty. */
  readonly problems: readonly PageProblem[];
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A running Chromium. */
export interface TestBrowser {
  readonly playwright: Browser;
  /** Opens a context of its own, so that two tabs are two people. */
  open(options?: TabOptions): Promise<BrowserTab>;
  /** Ends Chromium; the next `launchBrowser` starts another. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
  "--disable-quic",
];

const CSP_MARK = "[csp violation] ";

let running: Promise<TestBrowser> | undefined;

/**
 * The one Chromium of this test file: the first call starts it, later calls return the same. Vitest loads this
 * module anew for each file, so a file closes what it started: `afterAll(() => browser.close())`.
 *
 * The program is the one that CHROMIUM names, else the first of chromium, chromium-browser and google-chrome
 * on the path.
 *
 * @throws Error when there is no Chromium
 */
export function launchBrowser(): Promise<TestBrowser> {
  running ??= launch();
  return running;
}

async function launch(): Promise<TestBrowser> {
  const playwright = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
  const close = async (): Promise<void> => {
    running = undefined;
    await playwright.close();
  };
  return { playwright, open: (options) => openTab(playwright, options), close, [Symbol.asyncDispose]: close };
}

function chromiumPath(): string {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") return named;
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  for (const program of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of folders) {
      const path = join(folder, program);
      if (isExecutable(path)) return path;
    }
  }
  throw new Error(
    "No Chromium found: install it (on Debian: apt-get install chromium) or name it in CHROMIUM.",
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function openTab(browser: Browser, options: TabOptions = {}): Promise<BrowserTab> {
  const context = await browser.newContext({
    ...options.playwright,
    locale: options.locale ?? "es-MX",
    timezoneId: options.timezone ?? "America/Mexico_City",
    viewport: options.viewport ?? { width: 1280, height: 800 },
  });
  const problems: PageProblem[] = [];
  // Chromium's own console line does not say which directive a report-only policy was breached in.
  await context.addInitScript(
    `document.addEventListener("securitypolicyviolation", (event) => console.error(
      ${JSON.stringify(CSP_MARK)} + event.effectiveDirective + " " + event.blockedURI + " " + event.sourceFile));`,
  );
  context.on("weberror", (error) => {
    const reason = error.error();
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    problems.push({ kind: "page error", text, url: error.page()?.url() ?? "" });
  });
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const text = message.text();
    const url = message.page()?.url() ?? "";
    if (text.startsWith(CSP_MARK)) {
      problems.push({ kind: "csp violation", text: text.slice(CSP_MARK.length), url });
    } else {
      problems.push({ kind: "console error", text: `${text} (${message.location().url})`, url });
    }
  });
  const page = await context.newPage();
  const close = (): Promise<void> => context.close();
  return { page, context, problems, close, [Symbol.asyncDispose]: close };
}
