/** Where in the workspace to go after entering: a plain path below `/app`, else its first page. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > 500) return "/";
  const path = asked.startsWith("/app/") || asked === "/app" ? asked.slice(4) : asked;
  return /^\/(?![/\\])[\w\-./?=&%~]*$/.test(path) && !path.includes("..") ? path : "/";
}
