import { isExportPath } from "@minuta/record";

/** The part of a portal that is copied: its own addresses, and none that only a server can answer. */
export type CopiedSite = {
  /** Origins that are this portal: the one that is read, and the one that it gives itself. */
  readonly origins: ReadonlySet<string>;
  /** Beginnings of paths that its robots.txt asks programs to leave alone. */
  readonly disallowed: readonly string[];
};

/** Of all parameters only the number of a list's page makes a page of its own. */
const pageOnly = /^\?(pagina|page)=([1-9]\d{0,5})$/;
/** Whatever robots.txt says: the workspace and its interface are no part of the portal. */
const neverCopied = ["/app", "/api", "/metrics", "/healthz", "/readyz"];

/**
 * The address that a link leads to: path and number of a list's page; null for what is not copied. A path that could not be a file's is
 * not an address of a portal.
 *
 * @param link as it stands in the page
 * @param base address of the page
 */
export function copiedAddress(
  link: string,
  base: string,
  { origins, disallowed }: CopiedSite,
): string | null {
  const [origin = ""] = origins;
  if (!URL.canParse(link, `${origin}${base}`)) return null;
  const url = new URL(link, `${origin}${base}`);
  if (!origins.has(url.origin)) return null;
  const path = url.pathname === "/" ? "/" : url.pathname.replace(/\/$/, "");
  if (url.search !== "" && !pageOnly.test(url.search)) return null;
  if (
    [...neverCopied, ...disallowed].some(
      (start) => path === start || path.startsWith(start.replace(/\/?$/, "/")),
    )
  )
    return null;
  const address = `${path}${url.search}`;
  return isExportPath(pagePath(address)) ? address : null;
}

/** Where a page of an address lies in the copy. */
export function pagePath(address: string): string {
  const [path = "", search = ""] = address.split("?");
  const [, name = "", number = ""] = pageOnly.exec(search === "" ? "" : `?${search}`) ?? [];
  const folder = path.slice(1);
  return [folder, name === "" ? "" : `${name}-${number}`, "index.html"]
    .filter((part) => part !== "")
    .join("/");
}

/** Where a file of an address lies in the copy: where it lay on the portal. */
export function filePath(address: string): string {
  return (address.split("?")[0] ?? "").slice(1);
}

/** What robots.txt asks every program to leave alone (RFC 9309). */
export function disallowedBy(robots: string): readonly string[] {
  const starts: string[] = [];
  let isForAll = false;
  for (const line of robots.split(/\r?\n/)) {
    const [, name = "", value = ""] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? [];
    if (name.toLowerCase() === "user-agent") isForAll = value.trim() === "*";
    else if (isForAll && name.toLowerCase() === "disallow" && value.trim() !== "") starts.push(value.trim());
  }
  return starts;
}

/** How a page of the copy names another of its files. */
export function relativePath(from: string, to: string): string {
  const [own, other] = [from.split("/").slice(0, -1), to.split("/")];
  let same = 0;
  while (same < own.length && same < other.length - 1 && own[same] === other[same]) same += 1;
  return [...own.slice(same).map(() => ".."), ...other.slice(same)].join("/");
}
