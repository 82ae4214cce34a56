import type { Context } from "../context.ts";
import { publishedAddress } from "./address.ts";
import type { PublicVersion } from "./public-version.ts";
import type { StoredFile } from "./publication-writer.ts";

/**
 * Makes every file of a public version, for the address that it has or will have, and keeps it under its digest, where it
 * harms nobody until a row names it.
 */
export async function storeFiles(
  context: Pick<Context, "files" | "config">,
  { published, sealed }: PublicVersion,
  slug: string,
): Promise<StoredFile[]> {
  // The typesetter is heavy and seldom needed.
  const { exportRecord } = await import("@minuta/export");
  const address = context.config.origin + publishedAddress(slug);
  const files: StoredFile[] = [];
  for (const { name, mediaType, bytes } of await exportRecord({ published, address, sealed })) {
    files.push({ name, mediaType, digest: await context.files.put(bytes), size: bytes.byteLength });
  }
  return files;
}
