import type { Request } from "express";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { Refusal } from "../refusal.ts";
import type { SignedIn } from "./signed-in.ts";

/**
 * Limits count what one person can do, so that 210 people in a meeting room behind one address never share one: an account,
 * or a mail address; the network address has a limit only against floods.
 */
export type Limits = {
  /** A link asked for by mail address. */
  readonly askForLink: (email: string, request: Request) => Promise<void>;
  /** A token or passkey that is tried. */
  readonly tryToEnter: (request: Request) => Promise<void>;
  /** A calendar that a program reads under a secret address. */
  readonly readFeed: (request: Request) => Promise<void>;
  /** A checkpoint that a witness cosigned. */
  readonly cosign: (request: Request) => Promise<void>;
  /** A call of the API by an account. */
  readonly call: (by: SignedIn, request: Request) => Promise<void>;
};

const quarterHour = 900;

/** Limits kept in the memory of this process. */
export function memoryLimits(): Limits {
  const links = new RateLimiterMemory({ keyPrefix: "link", points: 5, duration: quarterHour });
  const linksByNetwork = new RateLimiterMemory({ keyPrefix: "links", points: 1000, duration: quarterHour });
  const entries = new RateLimiterMemory({ keyPrefix: "enter", points: 2000, duration: quarterHour });
  const feeds = new RateLimiterMemory({ keyPrefix: "feed", points: 3000, duration: quarterHour });
  const cosignatures = new RateLimiterMemory({ keyPrefix: "cosign", points: 300, duration: quarterHour });
  const reads = new RateLimiterMemory({ keyPrefix: "read", points: 1200, duration: 60 });
  const changes = new RateLimiterMemory({ keyPrefix: "change", points: 600, duration: 60 });
  return {
    askForLink: async (email, request) => {
      await take(linksByNetwork, networkOf(request.ip ?? ""));
      await take(links, email.toLowerCase());
    },
    tryToEnter: (request) => take(entries, networkOf(request.ip ?? "")),
    readFeed: (request) => take(feeds, networkOf(request.ip ?? "")),
    cosign: (request) => take(cosignatures, networkOf(request.ip ?? "")),
    call: (by, request) => take(request.method === "GET" ? reads : changes, by.user.userId),
  };
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch {
    throw new Refusal("too_many_requests");
  }
}

/** The network that an address belongs to: an IPv4 address alone, an IPv6 address with its /64. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped !== null) return mapped[1] ?? address;
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => "0"), ...back];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":");
}
