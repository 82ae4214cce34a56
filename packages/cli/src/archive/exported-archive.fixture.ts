import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCall, endpoints } from "@minuta/contract";
import {
  manifestBytes,
  manifestName,
  parseVerifierKey,
  readManifest,
  type TrustedKeys,
} from "@minuta/record";
import { publishMinutes, startServer } from "@minuta/testing";
import { exportCommand } from "../export/export-command.ts";
import { type ArchivedRecord, verifyArchive } from "./verify-archive.ts";
import { archiveSentence } from "./words.ts";

/** A copy of a real portal with three records, one of them without some words that it had; the server is gone. */
export type ExportedArchive = AsyncDisposable & {
  readonly folder: string;
  /** What the export wrote to its terminal. */
  readonly told: readonly string[];
  readonly code: number;
  readonly trust: TrustedKeys;
  /** Slug of the record from which words were removed. */
  readonly removedFrom: string;
  /** Slugs of the others. */
  readonly whole: readonly [string, string];
};

export async function exportedArchive(): Promise<ExportedArchive> {
  const folder = join(await mkdtemp(join(tmpdir(), "minuta-archive-")), "copy");
  await using server = await startServer();
  const slugs: string[] = [];
  let documentId = "";
  for (const text of [
    "Publicar el calendario.",
    "Abrir los datos del padrón.",
    "Llamar a la oficina de enlace.",
  ]) {
    const published = await publishMinutes(server, text);
    slugs.push(published.address.slice("/registros/".length));
    documentId = published.documentId;
  }
  const headers = { cookie: await server.signIn("recordKeeper"), origin: server.origin };
  const call = createCall({ fetch, baseUrl: server.origin, headers: () => headers });
  const params = { documentId };
  const { units } = await call(endpoints.listUnits, { params });
  const removals = units
    .filter(({ kind, text }) => kind !== "words" && text?.includes("oficina de enlace") === true)
    .map(({ unit }) => ({ unit, ground: "personalData", legalBasis: "LFTAIP 115" }) as const);
  await call(endpoints.removeFromPublic, { params, body: { removals } });
  const key = (await (await fetch(`${server.origin}/log/key`)).text()).trim();
  const told: string[] = [];
  const code = await exportCommand([server.origin, "--to", folder, "--log-key", key], {
    language: "en",
    fetch,
    now: () => new Date(),
    pause: () => Promise.reject(new Error("the portal was busy")),
    print: (line) => told.push(line),
    warn: (line) => told.push(line),
  });
  const [first = "", second = "", third = ""] = slugs;
  return {
    folder,
    told,
    code,
    trust: { logKey: parseVerifierKey(key), witnesses: [] },
    removedFrom: third,
    whole: [first, second],
    [Symbol.asyncDispose]: () => rm(join(folder, ".."), { recursive: true, force: true }),
  };
}

/** What a verification found wrong: a line a failed check, of a record with its slug before it. */
export async function failuresOf(folder: string, trust: TrustedKeys): Promise<readonly string[]> {
  const records: ArchivedRecord[] = [];
  const { checks } = await verifyArchive(folder, trust, (record) => records.push(record));
  const ofRecords = records.flatMap(({ slug, checks: own, compared }) => [
    ...own
      .filter(({ outcome }) => outcome === "failed")
      .map(({ name, detail, about }) => `${slug}: ${name} ${about ?? ""} ${detail}`),
    ...compared.map((check) => archiveSentence(check, "en")),
  ]);
  const ofWhole = checks.filter(({ outcome }) => outcome === "failed");
  return [...ofRecords, ...ofWhole.map((check) => archiveSentence(check, "en"))];
}

/** Runs `act` on the copy after `change`, and puts everything back. */
export async function whileChanged<T>(
  folder: string,
  change: () => Promise<void>,
  act: () => Promise<T>,
): Promise<T> {
  const kept = `${folder}.kept`;
  await cp(folder, kept, { recursive: true });
  try {
    await change();
    return await act();
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rename(kept, folder);
  }
}

/** Changes one byte of a file: the one `at` behind where `start` stands in it, or in its middle. */
export async function alterByte(path: string, start?: string, at = 0): Promise<void> {
  const bytes = await readFile(path);
  const found = start === undefined ? Math.floor(bytes.length / 2) : bytes.indexOf(start);
  if (found < 0) throw new Error(`${path} does not hold ${start}`);
  const place = found + (start === undefined ? 0 : Buffer.byteLength(start)) + at;
  bytes[place] = otherThan(bytes[place] ?? 0);
  await writeFile(path, bytes);
}

/** Letters become other letters, and digits other digits: nothing breaks but what is said. */
function otherThan(byte: number): number {
  const letter = String.fromCharCode(byte);
  if (!/[A-Za-z0-9+/_-]/.test(letter)) return byte ^ 1;
  const [one = "A", other = "B"] = /[a-z]/.test(letter)
    ? ["a", "b"]
    : /[0-9]/.test(letter)
      ? ["0", "1"]
      : ["A", "B"];
  return (letter === one ? other : one).charCodeAt(0);
}

/** Writes `export.json` anew over whatever lies in the folder, as one would who wants to hide a change. */
export async function forgeManifest(folder: string): Promise<void> {
  const path = join(folder, manifestName);
  const manifest = existsSync(path) ? readManifest(await readFile(path)) : null;
  if (manifest === null) throw new Error("no manifest to forge");
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === manifestName) continue;
    const full = join(entry.parentPath, entry.name);
    files[full.slice(folder.length + 1)] = hash("sha256", await readFile(full));
  }
  await writeFile(path, manifestBytes({ ...manifest, files }));
}
