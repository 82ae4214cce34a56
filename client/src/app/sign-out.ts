import { queryClient } from "./api.ts";
import { endThisSignIn } from "./auth.ts";
import { forgetAccount } from "./kept-account.ts";

let isLeaving = false;

/** Whether the sign-in has ended and the page is on its way out: there is nothing left to ask about. */
export function isSigningOut(): boolean {
  return isLeaving;
}

/**
 * Ends this browser's sign-in. What the account had read stays neither in memory nor on this device, unsent changes
 * included: whoever calls this has asked about them.
 */
export async function signOut(): Promise<void> {
  await endThisSignIn();
  isLeaving = true;
  // Loaded only now: it brings the whole live engine along.
  const { forgetAllKept } = await import("../live/kept-text.ts");
  await forgetAllKept();
  leave();
}

/** Goes to the sign-in page with an empty memory. */
export function leave(): void {
  forgetAccount();
  queryClient.clear();
  location.assign("/app/entrar");
}
