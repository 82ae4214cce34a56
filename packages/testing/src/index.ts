export type { BrowserTab, PageProblem, TabOptions, TestBrowser } from "./browser.ts";
export { launchBrowser } from "./browser.ts";
export { freePort } from "./free-port.ts";
export type { SeededRandom } from "./seeded-random.ts";
export { seededRandom } from "./seeded-random.ts";
export type { ServerExit, ServerOptions, SignInLink, TestServer } from "./start-server.ts";
export { startServer } from "./start-server.ts";
export type { TcpProxy } from "./tcp-proxy.ts";
export { startTcpProxy } from "./tcp-proxy.ts";
