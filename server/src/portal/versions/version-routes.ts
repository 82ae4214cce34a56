import { languages } from "@minuta/domain";
import type { Reading } from "../../db/reading.ts";
import { changesNames, isSlug, recordAddress, recordFolders } from "../addresses.ts";
import { changesPage } from "../pages/changes-page.ts";
import type { PortalReader } from "../reader.ts";
import type { PortalServing } from "../serving.ts";
import { originalLinks, readHttpDate, timeMap, versionAt } from "./memento.ts";
import { keyOfSlug, versionsOfKey } from "./versions-reader.ts";

/** What a record was at a time, its list of versions, and what changed between two of them. */
export function addVersions(
  { serve, page: send, text, notFound, site }: PortalServing,
  { db, reader }: { readonly db: Reading; readonly reader: PortalReader },
): void {
  const { origin } = site;

  serve(`${recordFolders.es}/:slug/timemap`, async (req, res) => {
    const slug = req.params.slug;
    const key = isSlug(slug) ? await keyOfSlug(db, slug) : null;
    if (key === null) return notFound(req, res);
    await text(req, res, timeMap(origin, key, await versionsOfKey(db, key)), "application/link-format");
  });

  for (const language of languages) {
    const gate = language === "es" ? "vigente" : "current";
    serve(`${recordFolders[language]}/:slug/${gate}`, async (req, res) => {
      const slug = req.params.slug;
      const key = isSlug(slug) ? await keyOfSlug(db, slug) : null;
      if (key === null) return notFound(req, res);
      const asked = req.get("accept-datetime");
      const at = asked === undefined ? null : readHttpDate(asked);
      res.vary("Accept-Datetime");
      res.set({ Link: originalLinks(origin, key).join(", "), "Cache-Control": "no-cache" });
      if (asked !== undefined && at === null) {
        res
          .status(400)
          .type("text/plain; charset=utf-8")
          .send(
            "Accept-Datetime debe ser una fecha como «Fri, 24 Feb 2012 16:00:00 GMT».\nAccept-Datetime must be a date such as “Fri, 24 Feb 2012 16:00:00 GMT”.\n",
          );
        return;
      }
      const version = versionAt(await versionsOfKey(db, key), at);
      if (version === null) return notFound(req, res);
      res.redirect(302, recordAddress(language, version.slug));
    });

    serve(`${recordFolders[language]}/:slug/${changesNames[language]}`, async (req, res) => {
      const slug = req.params.slug;
      const newer = isSlug(slug) ? await reader.record(slug) : null;
      const place = newer?.versions.findIndex((version) => version.slug === slug) ?? 0;
      const earlier = newer?.versions[place - 1];
      const older = earlier === undefined ? null : await reader.record(earlier.slug);
      if (newer === null || older === null) return notFound(req, res);
      await send(req, res, changesPage(language, older, newer));
    });
  }
}
