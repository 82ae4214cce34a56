import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FileDamaged, folderStore } from "./file-store.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "minuta-files-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode("lo que se publicó");
const digest = createHash("sha256").update(bytes).digest("hex");
const path = () => join(folder, digest.slice(0, 2), digest);

test("a file is kept under its own digest, written once whoever writes it", async () => {
  const store = folderStore(folder);
  expect(await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)))).toEqual(
    Array(20).fill(digest),
  );
  const { ino } = await stat(path());
  await store.put(bytes);
  expect((await stat(path())).ino).toBe(ino);
  expect(await readdir(join(folder, digest.slice(0, 2)))).toEqual([digest]);
  expect(new Uint8Array((await store.read(digest)) ?? [])).toEqual(bytes);
});

test("a file that was changed behind the server's back is not served", async () => {
  const store = folderStore(folder);
  await store.put(bytes);
  await writeFile(path(), "otra cosa");
  await expect(store.read(digest)).rejects.toThrow(FileDamaged);
});

test("what is no digest, or is not there, is not read", async () => {
  const store = folderStore(folder);
  for (const name of [digest, "../../etc/passwd", "", digest.toUpperCase()])
    expect(await store.read(name)).toBeNull();
});
