import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** The first day that a ZIP archive can hold, in whatever time zone the machine is: archives hold local time. */
const zipEpoch = () => new Date(1980, 0, 1);

/**
 * The same package without what differs from one making to the next: times of making, random identifiers of
 * relationships, times of the archive. `at` is an ISO 8601 instant.
 */
export function withSameBytes(docx: Uint8Array, at: string): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(docx)));
  replaceIn(parts, "docProps/core.xml", (xml) =>
    xml.replaceAll(
      /(<dcterms:(?:created|modified) [^>]*>)[^<]*(<)/g,
      (_whole, open: string, close: string) => `${open}${at}${close}`,
    ),
  );
  for (const name of [...parts.keys()]) {
    const [, folder, part] = /^(.*)_rels\/(.*)\.rels$/.exec(name) ?? [];
    if (folder === undefined || part === undefined) continue;
    const names = new Map<string, string>();
    replaceIn(parts, name, (xml) =>
      xml.replaceAll(/ Id="([^"]*)"/g, (_whole, id: string) => {
        const kept = `rId${names.size + 1}`;
        names.set(id, kept);
        return ` Id="${kept}"`;
      }),
    );
    replaceIn(parts, `${folder}${part}`, (xml) =>
      xml.replaceAll(/ (r:[a-z]+)="([^"]*)"/gi, (whole, attribute: string, id: string) =>
        names.has(id) ? ` ${attribute}="${names.get(id)}"` : whole,
      ),
    );
  }
  const archive: Zippable = {};
  for (const name of [...parts.keys()].sort()) archive[name] = parts.get(name) ?? new Uint8Array();
  return zipSync(archive, { mtime: zipEpoch(), level: 6 });
}

function replaceIn(parts: Map<string, Uint8Array>, name: string, change: (xml: string) => string): void {
  const bytes = parts.get(name);
  if (bytes !== undefined) parts.set(name, strToU8(change(strFromU8(bytes))));
}
