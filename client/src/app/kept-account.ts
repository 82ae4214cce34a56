import { endpoints } from "@minuta/contract";
import type { Me } from "./me.ts";

const key = "minuta-me";

/** Remembers who is signed in, so that the workspace opens without a network as theirs. Ends with the sign-in. */
export function keepAccount(me: Me): void {
  try {
    localStorage.setItem(key, JSON.stringify(me));
  } catch {
    // Without it the workspace only cannot be opened offline.
  }
}

/** Who was signed in when the server last answered; null after signing out. */
export function keptAccount(): Me | null {
  try {
    const read = endpoints.me.result.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function forgetAccount(): void {
  localStorage.removeItem(key);
}
