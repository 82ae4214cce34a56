import { FileDamaged, type FileStore } from "../publication/file-store.ts";
import { namedFiles } from "./named-files.ts";
import { type Installation, openSnapshot } from "./write-backup.ts";

/** Whether every file that a row names is there and is what its name says. */
export async function checkFiles(store: FileStore, place: Installation) {
  const snapshot = await openSnapshot(place);
  const faults: string[] = [];
  let count = 0;
  try {
    for (const digest of await namedFiles(snapshot)) {
      count += 1;
      if (!(await isSound(store, digest))) faults.push(`file ${digest} is missing or damaged`);
    }
  } finally {
    await snapshot.close();
  }
  return { count, faults };
}

async function isSound(store: FileStore, digest: string): Promise<boolean> {
  try {
    return (await store.read(digest)) !== null;
  } catch (error) {
    if (error instanceof FileDamaged) return false;
    throw error;
  }
}
