import { randomBytes } from "node:crypto";
import { type PrivateRedis, redisMissing, startPrivateRedis, startTcpProxy } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FanOut, FanOutMessage } from "./fan-out.ts";
import { redisFanOut } from "./fan-out-redis.ts";
import { untilTrue } from "./two-nodes.fixture.ts";

describe.skipIf(redisMissing() !== null)("fan-out by Redis (needs Redis)", () => {
  let redis: PrivateRedis;
  beforeAll(async () => {
    redis = await startPrivateRedis();
  });
  afterAll(() => redis.close());

  const key = randomBytes(32);
  const documentId = "11111111-2222-4333-8444-555555555555";
  const node = (heard: FanOutMessage[], port = redis.port): FanOut => {
    const fanOut = redisFanOut({
      url: `redis://127.0.0.1:${port}`,
      key,
      now: Date.now,
      monotonic: () => performance.now(),
      onFault: () => undefined,
    });
    fanOut.listen({ onMessage: (_node, message) => heard.push(message), onSilence: () => undefined });
    return fanOut;
  };
  const isConnected = (fanOut: FanOut) => () => fanOut.state() === "connected";
  const hint: FanOutMessage = { type: "presenceWanted", documentId };
  const hints = (heard: readonly FanOutMessage[]) =>
    heard.filter(({ type }) => type === "presenceWanted").length;

  test("tells the others and not oneself, by one command a message", async () => {
    const [mine, theirs]: [FanOutMessage[], FanOutMessage[]] = [[], []];
    const [one, other] = [node(mine), node(theirs)];
    await untilTrue(isConnected(one), 5000, "connected");
    await untilTrue(isConnected(other), 5000, "connected");
    const before = await redis.calls("publish");
    for (let count = 0; count < 100; count += 1) one.publish(hint);
    await untilTrue(() => hints(theirs) === 100, 2000, "heard");
    // The two nodes' signs of life may fall between.
    expect((await redis.calls("publish")) - before).toBeLessThanOrEqual(104);
    expect(hints(mine)).toBe(0);
    await Promise.all([one.dispose(), other.dispose()]);
  });

  test("what a stranger publishes is ignored and counted", async () => {
    const heard: FanOutMessage[] = [];
    const fanOut = node(heard);
    await untilTrue(isConnected(fanOut), 5000, "connected");
    const name = await redis.channel();
    await redis.command("PUBLISH", name, "malicia");
    await redis.command("PUBLISH", name, randomBytes(200));
    await untilTrue(() => fanOut.counts().ignored === 2, 2000, "counted");
    expect(hints(heard)).toBe(0);
    await fanOut.dispose();
  });

  test("while Redis is away nothing waits, and afterwards it works again by itself", async () => {
    const heard: FanOutMessage[] = [];
    const [one, other] = [node([]), node(heard)];
    await untilTrue(isConnected(one), 5000, "connected");
    await redis.stop();
    await untilTrue(() => one.state() === "away", 2000, "away");
    const start = performance.now();
    for (let count = 0; count < 1000; count += 1) one.publish(hint);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(one.counts().dropped).toBeGreaterThanOrEqual(1000);
    await redis.start();
    await untilTrue(isConnected(one), 5000, "connected again");
    await untilTrue(isConnected(other), 5000, "connected again");
    one.publish(hint);
    await untilTrue(() => hints(heard) === 1, 2000, "heard again");
    await Promise.all([one.dispose(), other.dispose()]);
  }, 20_000);

  test("a connection that carries nothing and tells nobody is found out and made anew", async () => {
    const heard: FanOutMessage[] = [];
    await using wire = await startTcpProxy({ port: redis.port });
    const [one, other] = [node([], wire.port), node(heard)];
    await untilTrue(isConnected(one), 5000, "connected");
    wire.blackhole();
    await untilTrue(() => one.state() === "away", 8000, "away");
    wire.heal();
    await untilTrue(isConnected(one), 12_000, "connected again");
    const before = hints(heard);
    one.publish(hint);
    await untilTrue(() => hints(heard) > before, 2000, "heard again");
    await Promise.all([one.dispose(), other.dispose()]);
  }, 30_000);
});
