/** Path of a published record on the portal. */
export function publishedAddress(slug: string): string {
  return `/registros/${slug}`;
}
