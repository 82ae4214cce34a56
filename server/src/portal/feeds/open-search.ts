import { addresses } from "../addresses.ts";
import { xmlText } from "./xml.ts";

/** By what browsers offer the portal's search in their own field (OpenSearch 1.1). */
export function openSearch(siteName: string, origin: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${xmlText(siteName.slice(0, 16))}</ShortName>
<LongName>${xmlText(siteName.slice(0, 48))}</LongName>
<Description>${xmlText(siteName)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image type="image/svg+xml">${xmlText(`${origin}/favicon.svg`)}</Image>
<Url type="text/html" template="${xmlText(`${origin}${addresses.es.search}`)}?q={searchTerms}"/>
</OpenSearchDescription>
`;
}
