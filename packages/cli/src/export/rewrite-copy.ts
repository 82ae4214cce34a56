import { type CopiedSite, copiedAddress, relativePath } from "./copied-address.ts";
import type { CopyStore } from "./copy-store.ts";
import { inParallel } from "./in-parallel.ts";
import { styleWith } from "./page-links.ts";
import { movedPage, rewritePage } from "./rewrite-page.ts";

/** What an address of the portal is in the copy. */
export type Copied =
  | { readonly kind: "page" | "style" | "file"; readonly path: string }
  | { readonly kind: "moved"; readonly path: string; readonly to: string };

/** Points the links of all pages and style sheets at the copy's own files. */
export async function rewriteAll(
  store: CopyStore,
  copied: ReadonlyMap<string, Copied>,
  by: { readonly site: CopiedSite; readonly origin: string; readonly madeAt: string },
): Promise<void> {
  const { site, origin, madeAt } = by;
  const targetFrom = (address: string, path: string) => (link: string) => {
    if (link.startsWith("#") || link === "") return null;
    const other = copiedAddress(link, address, site);
    const there = other === null ? undefined : copied.get(other);
    const fragment = /#.*$/.exec(link)?.[0] ?? "";
    if (there !== undefined) return `${relativePath(path, there.path)}${fragment}`;
    // What the copy does not have is where it was.
    return link.startsWith("/") && !link.startsWith("//") ? `${origin}${link}` : null;
  };
  await inParallel([...copied], async ([address, entry]) => {
    const { path } = entry;
    const target = targetFrom(address, path);
    if (entry.kind === "moved") {
      const text = movedPage(address, target(entry.to) ?? entry.to);
      await store.write(path, new TextEncoder().encode(text));
    } else if (entry.kind !== "file") {
      const text = new TextDecoder().decode(await store.read(path));
      const written =
        entry.kind === "style" ? styleWith(text, target) : rewritePage(text, { origin, madeAt, target });
      await store.write(path, new TextEncoder().encode(written));
    }
  });
}
