import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Reading } from "../db/reading.ts";

/** Files that are written once and named after their own SHA-256. */
export type FileStore = {
  /** Keeps the bytes, on disk when this resolves, and answers with their digest. Keeping them again changes nothing. */
  readonly put: (bytes: Uint8Array) => Promise<string>;
  /** The bytes of a digest; null when there is no such file. Throws when the file does not hold what its name says. */
  readonly read: (digest: string) => Promise<Uint8Array | null>;
  /** Forgets the bytes of a digest; harmless where there are none. */
  readonly remove: (digest: string) => Promise<void>;
};

export class FileDamaged extends Error {
  override readonly name = "FileDamaged";
}

/** A store in a folder: `ab/abcdef…` for the digest `abcdef…`. */
export function folderStore(folder: string): FileStore {
  const pathOf = (digest: string) => join(folder, digest.slice(0, 2), digest);
  return {
    put: async (bytes) => {
      const digest = digestOfBytes(bytes);
      const path = pathOf(digest);
      if ((await readIfThere(path)) !== null) return digest;
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${randomUUID()}.tmp`;
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      try {
        // Unlike a rename, a link never replaces what another writer finished first.
        await link(temporary, path).catch((error: unknown) => {
          if (!isCode(error, "EEXIST")) throw error;
        });
        await syncFolder(dirname(path));
      } finally {
        await rm(temporary, { force: true });
      }
      return digest;
    },
    read: async (digest) => {
      if (!/^[0-9a-f]{64}$/.test(digest)) return null;
      return sound(digest, await readIfThere(pathOf(digest)));
    },
    remove: async (digest) => {
      if (!/^[0-9a-f]{64}$/.test(digest)) return;
      await rm(pathOf(digest), { force: true });
    },
  };
}

/** A store in the database, for several nodes that have no folder in common. */
export function rowStore(db: Reading): FileStore {
  return {
    put: async (bytes) => {
      const digest = digestOfBytes(bytes);
      await db
        .insertInto("published_bytes")
        .values({ digest, bytes: Buffer.from(bytes) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return digest;
    },
    read: async (digest) => {
      const row = await db
        .selectFrom("published_bytes")
        .select("bytes")
        .where("digest", "=", digest)
        .executeTakeFirst();
      return sound(digest, row?.bytes ?? null);
    },
    remove: async (digest) => {
      await db.deleteFrom("published_bytes").where("digest", "=", digest).execute();
    },
  };
}

function sound(digest: string, bytes: Uint8Array | null): Uint8Array | null {
  if (bytes !== null && digestOfBytes(bytes) !== digest) {
    throw new FileDamaged(`the file ${digest} does not hold what its name says`);
  }
  return bytes;
}

function digestOfBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
