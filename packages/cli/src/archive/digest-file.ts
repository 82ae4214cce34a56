import { createHash, hash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

const atOnce = 1024 * 1024;
/** The same for all files: of a thousand records nothing has to be cleared away. */
const buffer = new Uint8Array(atOnce);

/** SHA-256 of a file, 64 lower-case hexadecimal digits; null when it cannot be read. Never holds more than 1 MiB of it. */
export function digestOfFile(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return null;
  }
  try {
    let read = readSync(file, buffer);
    if (read < atOnce) return hash("sha256", buffer.subarray(0, read));
    const digest = createHash("sha256");
    for (; read > 0; read = readSync(file, buffer)) digest.update(buffer.subarray(0, read));
    return digest.digest("hex");
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}
