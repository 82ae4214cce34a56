// Refuses every import that goes against the design. The rules are the tables that follow; what they are for
// stands beside each. Run alone, it prints one line a problem and exits 1 when there is any.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, posix, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { blankNonCode, lineAt, readImports } from "./read-imports.mjs";

/** Which workspace may draw on which packages. A workspace that is not here may draw on none. */
const DRAWS_ON = {
  domain: [],
  document: ["domain"],
  record: ["domain", "document"],
  export: ["domain", "document", "record"],
  contract: ["domain", "document", "record"],
  testing: ["domain", "document", "record", "export", "contract"],
  cli: ["domain", "document", "record", "export", "contract"],
  bench: ["domain", "document", "record", "export", "contract", "testing"],
  tooling: [],
  server: ["domain", "document", "record", "export", "contract"],
  client: ["domain", "document", "record", "export", "contract"],
};

/** Draws on nothing that a release contains, so only what is never in a release may draw on it. */
const FOR_TESTS_ONLY = "testing";

/** Files that count as tests; in `testing` and `bench` every file does. */
const TEST_FILES = [
  /\.(?:test|fixture)\.[a-z]+$/,
  /^client\/e2e\//,
  /^server\/src\/testing\//,
  /^packages\/(?:testing|bench)\//,
];

/** Files that set a tool up; like tests they may use what only the root's package.json declares. */
const CONFIG_FILES = [/(?:^|\/)[\w-]+\.config\.[a-z]+$/];

/**
 * Inside one workspace: a file under `from` must not import one under `to`, other than itself.
 * `*` is one folder name; where both sides have one, the same name on both sides is no problem.
 */
const FORBIDDEN = [
  { from: "client/src/rooms/*/", to: "client/src/rooms/*/", why: "rooms do not import rooms" },
  { from: "client/src/ui/", to: "client/src/rooms/", why: "ui knows no room" },
  { from: "server/src/db/", to: "server/src/*/", except: ["db"], why: "db imports no room" },
  // An event row is written in the change's own transaction, which is db's.
  {
    from: "server/src/events/",
    to: "server/src/*/",
    except: ["events", "db"],
    why: "events imports no room",
  },
  {
    from: "server/",
    to: "server/src/http/",
    unless: /^server\/src\/(?:app\.ts|http\/.*|.*\broutes\b[^/]*\.ts|.*\.test\.ts)$/,
    why: "only app.ts, http and the rooms' routes import http",
  },
];

/** Folders that draw on fewer packages than their workspace does. */
const NARROWER = [{ from: "client/src/ui/", packages: [], why: "ui knows no domain word" }];

/** Drawers: they say what a file is like and not what it is for. */
const DRAWERS = new Set(["utils", "helpers", "common", "lib", "components", "hooks"]);

/** Packages that do no I/O, read no clock and make no ids: time, ids and bytes are arguments. */
const PURE = new Set(["domain", "document", "record", "contract"]);

/** What PURE packages must not call. */
const IMPURE_CALLS = [
  { call: "Date.now()", pattern: /\bDate\s*\.\s*now\b/g },
  { call: "new Date() without an argument", pattern: /\bnew\s+Date\b(?:\s*\(\s*\)|(?!\s*\())/g },
  { call: "Math.random()", pattern: /\bMath\s*\.\s*random\b/g },
  { call: "crypto.randomUUID()", pattern: /\brandomUUID\s*\(/g },
  { call: "crypto.getRandomValues()", pattern: /\bgetRandomValues\s*\(/g },
  { call: "performance.now()", pattern: /\bperformance\s*\.\s*now\b/g },
];

const SOURCE = /\.(?:[cm]?ts|tsx|[cm]?js|jsx)$/;
const NOT_OURS = new Set(["node_modules", "dist", "data", "coverage"]);
const SCOPE = "@minuta/";
const BUILTIN = new Set(builtinModules);

/**
 * @typedef {{ file: string, line: number, message: string }} Problem `file` is relative to the root
 * @typedef {object} Workspace
 * @property {string} name as in DRAWS_ON
 * @property {string} folder relative to the root
 * @property {Set<string>} declared packages that its package.json names
 * @property {Set<string>} exports subpaths that other workspaces may import, such as `./node`
 */

/**
 * @param {string} root folder with packages/, server/ and client/
 * @returns {Problem[]} in the order of the files
 */
export function checkImports(root) {
  const workspaces = readWorkspaces(root);
  const rootDeclares = declaredIn(join(root, "package.json"));
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Map<string, { target: string, line: number }[]>} */
  const graph = new Map();

  for (const workspace of workspaces.values()) {
    const { files, drawers } = walk(root, workspace.folder);
    for (const folder of drawers) {
      problems.push({
        file: folder,
        line: 1,
        message: `a folder must be named for a feature, not "${posix.basename(folder)}"`,
      });
    }
    for (const file of files) {
      if (/^index\.[a-z]+$/.test(posix.basename(file)) && !/^packages\/[^/]+\/src\/index\.ts$/.test(file)) {
        problems.push({ file, line: 1, message: "only packages/*/src/index.ts may be an index file" });
      }
      const source = readFileSync(join(root, file), "utf8");
      const code = blankNonCode(source);
      problems.push(...impureCalls(workspace, file, source, code));
      const edges = [];
      for (const { specifier, line } of readImports(source, code)) {
        const result = judge({ root, workspaces, rootDeclares, workspace, file, specifier });
        for (const message of result.messages) problems.push({ file, line, message });
        if (result.target !== undefined) edges.push({ target: result.target, line });
      }
      graph.set(file, edges);
    }
  }
  problems.push(...cycles(graph));
  return problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/**
 * @param {{ root: string, workspaces: Map<string, Workspace>, rootDeclares: Set<string>, workspace: Workspace, file: string, specifier: string }} subject
 * @returns {{ messages: string[], target?: string }} what is wrong, and the file that is meant when it is ours
 */
function judge({ root, workspaces, rootDeclares, workspace, file, specifier }) {
  if (specifier.startsWith(".")) {
    const path = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ""));
    if (!path.startsWith(`${workspace.folder}/`)) {
      return { messages: [`"${specifier}" leaves ${workspace.folder}: import the package by its name`] };
    }
    const target = existingFile(root, path) ?? path;
    return { messages: forbiddenInside(file, target), target };
  }

  const name = packageName(specifier);
  if (specifier.startsWith("node:") || BUILTIN.has(name)) {
    const isBare = PURE.has(workspace.name) && !isTest(file);
    return { messages: isBare ? [`${workspace.name} does no I/O: it must not import "${specifier}"`] : [] };
  }

  const messages = [];
  const mayUseRoot = isTest(file) || CONFIG_FILES.some((pattern) => pattern.test(file));
  if (!workspace.declared.has(name) && !(mayUseRoot && rootDeclares.has(name))) {
    messages.push(`"${name}" is not declared in ${workspace.folder}/package.json`);
  }
  if (!name.startsWith(SCOPE)) return { messages };

  const drawn = name.slice(SCOPE.length);
  const subpath = specifier.slice(name.length);
  messages.push(...againstDirection(workspace, file, drawn));
  const other = workspaces.get(drawn);
  if (subpath !== "" && !other?.exports.has(`.${subpath}`)) {
    messages.push(`"${specifier}" reaches into a package: import it from "${name}"`);
  }
  const door = other === undefined ? undefined : existingFile(root, `${other.folder}/src/index.ts`);
  return door === undefined ? { messages } : { messages, target: door };
}

/**
 * @param {Workspace} workspace
 * @param {string} file
 * @param {string} drawn name of the workspace that it imports
 */
function againstDirection(workspace, file, drawn) {
  if (drawn === FOR_TESTS_ONLY) {
    return isTest(file) ? [] : [`only tests, client/e2e and bench may import ${SCOPE}${FOR_TESTS_ONLY}`];
  }
  /** @type {Record<string, readonly string[]>} */
  const table = DRAWS_ON;
  const messages = [];
  if (!(table[workspace.name] ?? []).includes(drawn))
    messages.push(`${workspace.name} must not draw on ${drawn}`);
  for (const rule of NARROWER) {
    if (file.startsWith(rule.from) && !rule.packages.some((allowed) => allowed === drawn)) {
      messages.push(`${rule.why}: it must not draw on ${drawn}`);
    }
  }
  return messages;
}

/** @param {string} file @param {string} target both relative to the root */
function forbiddenInside(file, target) {
  const messages = [];
  for (const rule of FORBIDDEN) {
    const from = under(file, rule.from);
    const to = under(target, rule.to);
    if (from === undefined || to === undefined) continue;
    if (rule.unless?.test(file) || rule.except?.includes(to)) continue;
    if (rule.from.includes("*") && from === to) continue;
    messages.push(`${rule.why}: must not import ${target}`);
  }
  return messages;
}

/**
 * @param {string} file
 * @param {string} folder with at most one `*`
 * @returns {string | undefined} the folder that the `*` stands for, empty without one; undefined outside
 */
function under(file, folder) {
  const [before = "", after] = folder.split("*");
  if (!file.startsWith(before)) return undefined;
  if (after === undefined) return "";
  const slash = file.indexOf("/", before.length);
  return slash < 0 ? undefined : file.slice(before.length, slash);
}

/**
 * @param {Workspace} workspace
 * @param {string} file
 * @param {string} source
 * @param {string} code
 * @returns {Problem[]}
 */
function impureCalls(workspace, file, source, code) {
  if (!PURE.has(workspace.name) || isTest(file)) return [];
  return IMPURE_CALLS.flatMap(({ call, pattern }) =>
    [...code.matchAll(pattern)].map((match) => ({
      file,
      line: lineAt(source, match.index),
      message: `${workspace.name} takes time, ids and bytes as arguments: no ${call}`,
    })),
  );
}

/**
 * @param {Map<string, { target: string, line: number }[]>} graph
 * @returns {Problem[]} one a knot, told at the import that closes it
 */
function cycles(graph) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Map<string, "open" | "done">} */
  const seen = new Map();
  /** @type {string[]} */
  const path = [];
  /** @param {string} file */
  const visit = (file) => {
    seen.set(file, "open");
    path.push(file);
    for (const { target, line } of graph.get(file) ?? []) {
      if (seen.get(target) === "open") {
        const loop = [...path.slice(path.indexOf(target)), target];
        problems.push({ file, line, message: `import cycle: ${loop.join(" → ")}` });
      } else if (!seen.has(target) && graph.has(target)) visit(target);
    }
    path.pop();
    seen.set(file, "done");
  };
  for (const file of graph.keys()) if (!seen.has(file)) visit(file);
  return problems;
}

/** @param {string} file */
function isTest(file) {
  return TEST_FILES.some((pattern) => pattern.test(file));
}

/** @param {string} specifier */
function packageName(specifier) {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/**
 * The file that a path without its extension, or with the one of a later build, stands for.
 * @param {string} root
 * @param {string} path
 */
function existingFile(root, path) {
  const bare = path.replace(/\.[cm]?jsx?$/, "");
  const candidates = [path, ...[".ts", ".tsx", ".mjs", "/index.ts"].map((ending) => bare + ending)];
  return candidates.find((candidate) => SOURCE.test(candidate) && existsSync(join(root, candidate)));
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {{ files: string[], drawers: string[] }} relative to the root, with forward slashes
 */
function walk(root, folder) {
  /** @type {{ files: string[], drawers: string[] }} */
  const found = { files: [], drawers: [] };
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (NOT_OURS.has(entry.name) || entry.name.startsWith(".")) continue;
      if (DRAWERS.has(entry.name)) found.drawers.push(path);
      const inner = walk(root, path);
      found.files.push(...inner.files);
      found.drawers.push(...inner.drawers);
    } else if (SOURCE.test(entry.name)) found.files.push(path);
  }
  return found;
}

/**
 * @param {string} root
 * @returns {Map<string, Workspace>} by the name in DRAWS_ON
 */
function readWorkspaces(root) {
  const inPackages = existsSync(join(root, "packages")) ? readdirSync(join(root, "packages")) : [];
  const folders = [...inPackages.map((name) => `packages/${name}`), "server", "client"];
  /** @type {Map<string, Workspace>} */
  const workspaces = new Map();
  for (const folder of folders) {
    const manifest = join(root, folder, "package.json");
    if (!existsSync(manifest)) continue;
    const exported = JSON.parse(readFileSync(manifest, "utf8")).exports ?? {};
    const name = posix.basename(folder);
    workspaces.set(name, {
      name,
      folder,
      declared: declaredIn(manifest),
      exports: new Set(typeof exported === "string" ? ["."] : Object.keys(exported)),
    });
  }
  return workspaces;
}

/** @param {string} manifest path of a package.json */
function declaredIn(manifest) {
  if (!existsSync(manifest)) return new Set();
  const json = JSON.parse(readFileSync(manifest, "utf8"));
  const lists = [json.dependencies, json.devDependencies, json.peerDependencies, json.optionalDependencies];
  return new Set(lists.flatMap((list) => Object.keys(list ?? {})));
}

if (process.argv[1] !== undefined && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  const root = dirname(fileURLToPath(new URL("../../../package.json", import.meta.url)));
  const problems = checkImports(root);
  for (const { file, line, message } of problems) console.log(`${file}:${line}  ${message}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
