import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

let echo: Server;
let proxy: TcpProxy;
const clients: Client[] = [];

/** A connection that remembers what came back and how it ended. */
class Client {
  readonly socket: Socket;
  received = "";
  isClosed = false;

  constructor(port: number) {
    this.socket = connect({ port, host: "127.0.0.1" });
    this.socket.setEncoding("utf8").on("data", (text: string) => {
      this.received += text;
    });
    this.socket.on("error", () => {});
    this.socket.on("close", () => {
      this.isClosed = true;
    });
    clients.push(this);
  }

  async hears(text: string): Promise<void> {
    await expect.poll(() => this.received, { timeout: 5_000, interval: 5 }).toBe(text);
  }
}

beforeEach(async () => {
  echo = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {});
    socket.pipe(socket);
  });
  await once(echo.listen(0, "127.0.0.1"), "listening");
  proxy = await startTcpProxy({ port: (echo.address() as AddressInfo).port });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.destroy();
  await proxy.close();
  echo.close();
});

test("bytes pass in order in both directions", async () => {
  const client = new Client(proxy.port);
  client.socket.write("uno ");
  client.socket.write("dos");
  await client.hears("uno dos");
});

test("a megabyte passes through a slow cable whole", async () => {
  proxy.latency(5);
  const client = new Client(proxy.port);
  const text = "0123456789abcdef".repeat(65_536);
  client.socket.end(text);
  await once(client.socket, "close");
  expect(client.received === text).toBe(true);
});

test("latency delays each way", async () => {
  proxy.latency(60);
  const client = new Client(proxy.port);
  const sent = performance.now();
  client.socket.write("hola");
  await client.hears("hola");
  expect(performance.now() - sent).toBeGreaterThanOrEqual(119);
});

test("a lowered latency lets nothing overtake", async () => {
  proxy.latency(100);
  const client = new Client(proxy.port);
  await once(client.socket, "connect");
  client.socket.write("primero ");
  await pause(20);
  proxy.latency(0);
  client.socket.write("segundo");
  await client.hears("primero segundo");
});

test("cut resets open connections and new ones until heal", async () => {
  const before = new Client(proxy.port);
  before.socket.write("a");
  await before.hears("a");
  proxy.cut();
  await expect.poll(() => before.isClosed).toBe(true);
  expect(proxy.connections).toBe(0);

  const during = new Client(proxy.port);
  await expect.poll(() => during.isClosed).toBe(true);

  proxy.heal();
  const after = new Client(proxy.port);
  after.socket.write("b");
  await after.hears("b");
});

test("blackhole keeps connections open and silent, and heal delivers what waited", async () => {
  const before = new Client(proxy.port);
  before.socket.write("a");
  await before.hears("a");
  proxy.blackhole();
  before.socket.write("b");
  const during = new Client(proxy.port);
  during.socket.write("c");
  await pause(100);
  expect(before.received).toBe("a");
  expect(during.received).toBe("");
  expect(before.isClosed || during.isClosed).toBe(false);

  proxy.heal();
  await before.hears("ab");
  await during.hears("c");
});

test("the target's hanging up reaches the client", async () => {
  const client = new Client(proxy.port);
  const [upstream] = (await once(echo, "connection")) as [Socket];
  upstream.resetAndDestroy();
  await expect.poll(() => client.isClosed).toBe(true);
  await expect.poll(() => proxy.connections).toBe(0);
});

test("the client's hanging up reaches the target", async () => {
  const client = new Client(proxy.port);
  const [upstream] = (await once(echo, "connection")) as [Socket];
  client.socket.resetAndDestroy();
  await expect.poll(() => upstream.destroyed).toBe(true);
  await expect.poll(() => proxy.connections).toBe(0);
});
