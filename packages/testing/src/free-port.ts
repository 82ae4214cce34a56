import { createServer } from "node:net";

/**
 * A TCP port that nothing listens on at this moment. Between the answer and its use another process may take it;
 * the system hands ports out in an order that makes that rare.
 *
 * @returns a port number on the loopback address
 */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("the system gave no port"));
      });
    });
  });
}
