/** Where to go after signing in, from the address of the sign-in page: a path of this workspace, else "/". */
export function returnPath(search: string): string {
  const asked = new URLSearchParams(search).get("regreso") ?? "/";
  // Only a plain path: "//host" and "/\host" would be another site, and the sign-in page itself a loop.
  return /^\/(?![/\\])[^\p{Cc}]*$/u.test(asked) && !asked.startsWith("/entrar") ? asked : "/";
}

/** The address of the sign-in page that comes back to `path`. */
export function signInPath(path: string): string {
  return path === "/" ? "/entrar" : `/entrar?${new URLSearchParams({ regreso: path })}`;
}
