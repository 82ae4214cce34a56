import { xmlText } from "./xml.ts";

export type SiteMapLine = {
  /** Address in each language. */
  readonly es: string;
  readonly en: string;
  readonly changedAt: string | null;
};

/** The most addresses that one site map may hold (sitemaps.org); each line has two. */
export const siteMapAddresses = 50_000;
const linesInMap = siteMapAddresses / 2;

/** How many site maps the lines need. */
export function siteMapCount(lines: number): number {
  return Math.max(1, Math.ceil(lines / linesInMap));
}

/** One site map out of all lines, counted from 1. */
export function siteMap(origin: string, lines: readonly SiteMapLine[], part: number): string {
  const own = lines.slice((part - 1) * linesInMap, part * linesInMap);
  const url = (line: SiteMapLine, language: "es" | "en") => {
    const changed = line.changedAt === null ? "" : `<lastmod>${xmlText(line.changedAt)}</lastmod>`;
    const other = (hreflang: string, address: string) =>
      `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${xmlText(origin + address)}"/>`;
    return `<url><loc>${xmlText(origin + line[language])}</loc>${changed}${other("es-MX", line.es)}${other("en", line.en)}</url>`;
  };
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${own.flatMap((line) => [url(line, "es"), url(line, "en")]).join("\n")}
</urlset>
`;
}

/** The index of several site maps. */
export function siteMapIndex(origin: string, count: number): string {
  const maps = Array.from(
    { length: count },
    (_, index) => `<sitemap><loc>${xmlText(`${origin}/sitemap-${index + 1}.xml`)}</loc></sitemap>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${maps.join("\n")}
</sitemapindex>
`;
}
