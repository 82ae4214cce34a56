/**
 * Lets this browser keep the page, so that it works without a network after one visit. The worker has the verifier's own
 * addresses and no other of the portal.
 * @param worker path of the worker's script
 * @param scopes paths of the page in each language, with a space between them
 */
export function keepOffline(worker: string, scopes: string): void {
  if (!("serviceWorker" in navigator)) return;
  for (const scope of scopes.split(" ")) {
    navigator.serviceWorker.register(worker, { scope }).catch(() => {
      // Forbidden by the browser, or a copy without the worker: the page works, only not without a network.
    });
  }
}
