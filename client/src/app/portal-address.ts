/** The full address of a page of the public portal, which stands outside the workspace: `/registros/…`. */
export function portalAddress(path: string): string {
  return new URL(path, location.origin).href;
}
