import { createHash, randomBytes } from "node:crypto";
import { Redis, type RedisOptions } from "ioredis";
import type { FanOut, FanOutListener, FanOutMessage } from "./fan-out.ts";
import { Opener, Sealer } from "./fan-out-envelope.ts";
import { decodeMessage, encodeMessage } from "./fan-out-message.ts";

const aliveEvery = 2000;
/** A node that hears nothing of itself for this long has no working channel, in milliseconds. */
const deafAfter = 5000;
const silentAfter = 15_000;
const maxUnsentBytes = 4 * 1024 * 1024;
const longestPause = 2000;

/**
 * Fan-out by one channel of a Redis server: one PUBLISH a message, in sealed envelopes. Nothing here waits for Redis: what
 * cannot be sent now is dropped. A node knows that the channel works by hearing itself.
 *
 * @param key shared by all nodes; the name of the channel comes from it too, so that installations may share a Redis
 */
export function redisFanOut(options: {
  readonly url: string;
  readonly key: Buffer;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly onFault: (error: unknown) => void;
}): FanOut {
  const { key, now, monotonic, onFault } = options;
  const channel = `minuta:${createHash("sha256").update("channel").update(key).digest("base64url").slice(0, 16)}`;
  const id = randomBytes(16);
  const self = id.toString("hex");
  const sealer = new Sealer(key, id, now);
  const opener = new Opener(key, now);
  const heard = new Map<string, number>();
  let listener: FanOutListener | null = null;
  let heardSelf = Number.NEGATIVE_INFINITY;
  let lastTry = monotonic();
  let unsent = 0;
  let dropped = 0;
  let ignored = 0;
  let disposed = false;
  let lastFault = "";

  const settings = {
    connectTimeout: 3000,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    enableReadyCheck: true,
    disableClientInfo: true,
    retryStrategy: (times: number) =>
      Math.min(50 * 2 ** Math.min(times, 6), longestPause) * (0.5 + Math.random() / 2),
  } satisfies RedisOptions;
  const publisher = new Redis(options.url, settings);
  // Subscribing by hand on every connect: it must not fail when the connection comes later.
  const subscriber = new Redis(options.url, { ...settings, autoResubscribe: false });
  const tell = (error: Error) => {
    // The same refusal comes at every attempt; it is told once.
    if (error.message === lastFault) return;
    lastFault = error.message;
    onFault(error);
  };
  publisher.on("error", tell);
  subscriber.on("error", tell);
  subscriber.on("ready", () => {
    subscriber.subscribe(channel).then(() => publish({ type: "alive" }), tell);
  });
  publisher.on("ready", () => publish({ type: "alive" }));
  subscriber.on("messageBuffer", (_channel: Buffer, envelope: Buffer) => receive(envelope));

  function publish(message: FanOutMessage): void {
    const envelope = sealer.seal(encodeMessage(message));
    if (disposed || publisher.status !== "ready" || unsent > maxUnsentBytes) {
      dropped += 1;
      return;
    }
    unsent += envelope.byteLength;
    publisher.publish(channel, envelope).then(
      () => {
        unsent -= envelope.byteLength;
      },
      () => {
        unsent -= envelope.byteLength;
        dropped += 1;
      },
    );
  }

  function receive(envelope: Buffer): void {
    const opened = opener.open(envelope);
    if (opened === null) {
      ignored += 1;
      return;
    }
    if (opened.node === self) {
      heardSelf = monotonic();
      lastFault = "";
      return;
    }
    heard.set(opened.node, monotonic());
    try {
      listener?.onMessage(opened.node, decodeMessage(opened.body));
    } catch (error) {
      onFault(error);
    }
  }

  const works = () =>
    publisher.status === "ready" && subscriber.status === "ready" && monotonic() - heardSelf < deafAfter;

  const timer = setInterval(() => {
    publish({ type: "alive" });
    for (const [node, at] of heard) {
      if (monotonic() - at < silentAfter) continue;
      heard.delete(node);
      listener?.onSilence(node);
    }
    // Connections that look open and carry nothing are made anew.
    if (works() || monotonic() - lastTry < deafAfter) return;
    lastTry = monotonic();
    for (const connection of [publisher, subscriber]) {
      if (connection.status === "ready" || connection.status === "connect") connection.disconnect(true);
    }
  }, aliveEvery);
  timer.unref();

  return {
    publish,
    listen: (added) => {
      listener = added;
    },
    state: () => (works() ? "connected" : "away"),
    counts: () => ({ dropped, ignored }),
    dispose: async () => {
      disposed = true;
      clearInterval(timer);
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
