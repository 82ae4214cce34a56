import { queryClient } from "./api.ts";
import { endThisSignIn } from "./auth.ts";

/** Ends this browser's sign-in. What the account had read stays neither in memory nor on this device. */
export async function signOut(): Promise<void> {
  await endThisSignIn();
  // Loaded only now: it brings the whole live engine along.
  const { forgetAllKept } = await import("../live/kept-text.ts");
  await forgetAllKept();
  leave();
}

/** Goes to the sign-in page with an empty memory. */
export function leave(): void {
  queryClient.clear();
  location.assign("/app/entrar");
}
