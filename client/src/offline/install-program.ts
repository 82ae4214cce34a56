/** Lets this browser keep the program, once the page stands and has nothing more urgent to load. */
export function installProgram(): void {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  const install = () => {
    navigator.serviceWorker.register("/app/service-worker.js", { scope: "/app" }).catch(() => {
      // Forbidden by the browser or cut off on the way: the workspace works, only not without a network.
    });
  };
  const whenIdle = () => {
    // Safari has no idle callback.
    if ("requestIdleCallback" in window) requestIdleCallback(install, { timeout: 5_000 });
    else setTimeout(install, 1_000);
  };
  if (document.readyState === "complete") whenIdle();
  else addEventListener("load", whenIdle, { once: true });
}
