import { createHash, hash } from "node:crypto";
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";

const atOnce = 1024 * 1024;
let buffer: Uint8Array | null = null;

/** SHA-256 of a file, 64 lower-case hexadecimal digits; null when it cannot be read. Never holds more than 1 MiB of it. */
export function digestOfFile(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return null;
  }
  try {
    if (fstatSync(file).size <= atOnce) return hash("sha256", readFileSync(file));
    const digest = createHash("sha256");
    buffer ??= new Uint8Array(atOnce);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
      digest.update(buffer.subarray(0, read));
    return digest.digest("hex");
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}
