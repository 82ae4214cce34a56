/** What the portal answered to one address. */
export type Answer =
  | {
      readonly kind: "content";
      /** Without its parameters, in lower case. */
      readonly mediaType: string;
      /** Whether a browser would keep it instead of showing it. */
      readonly attached: boolean;
      /** Addresses in its header `Link` (RFC 8288). */
      readonly links: readonly string[];
      readonly bytes: Uint8Array;
    }
  | { readonly kind: "moved"; readonly location: string }
  | { readonly kind: "absent" };

export type PortalClient = {
  /** Origin that is read, `https://host`. */
  readonly origin: string;
  readonly get: (address: string) => Promise<Answer>;
  /** Bytes of all answers so far. */
  readonly received: () => number;
};

/** The portal does not answer as one that is well would, also after several times; it may do so later. */
export class PortalAway extends Error {
  override readonly name = "PortalAway";
}

const patience = 60_000;
const largestAnswer = 64 * 1024 * 1024;
const mostBytes = 256 * 1024 ** 3;
const mostTries = 6;
const longestPause = 120;
const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** The origin of a portal's address; null for what is no safe address of one. */
export function portalOrigin(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== "" || url.search !== "" || url.hash !== "") return null;
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname));
  return isSafe && /^\/(?:en\/?)?$/.test(url.pathname) ? url.origin : null;
}

/**
 * Reads one portal. Every answer has a largest size and a longest time; what is busy (429, 503) is asked again, after as long as it says.
 *
 * @param by.pause waits for so many seconds
 */
export function portalClient(
  origin: string,
  by: {
    readonly fetch: typeof fetch;
    readonly pause: (seconds: number) => Promise<void>;
    readonly now: () => Date;
  },
): PortalClient {
  let received = 0;

  const once = async (
    address: string,
  ): Promise<Answer | { readonly kind: "busy"; readonly after: number | null; readonly why: string }> => {
    let answer: Response;
    try {
      answer = await by.fetch(`${origin}${address}`, {
        redirect: "manual",
        signal: AbortSignal.timeout(patience),
      });
      if (answer.status === 200) {
        const bytes = await bytesOf(answer, address);
        received += bytes.length;
        if (received > mostBytes) throw new PortalAway(`more than ${mostBytes} bytes in all`);
        const type = answer.headers.get("content-type") ?? "application/octet-stream";
        const attached = /^\s*attachment\b/i.test(answer.headers.get("content-disposition") ?? "");
        const mediaType = (type.split(";")[0] ?? "").trim().toLowerCase();
        const links = [...(answer.headers.get("link") ?? "").matchAll(/<([^<>]*)>/g)].map(
          ([, link = ""]) => link,
        );
        return { kind: "content", mediaType, attached, links, bytes };
      }
      await answer.body?.cancel();
    } catch (error) {
      if (error instanceof PortalAway) throw error;
      return { kind: "busy", after: null, why: reasonOf(error) };
    }
    const { status, headers } = answer;
    const location = headers.get("location");
    if (status >= 300 && status < 400 && location !== null) return { kind: "moved", location };
    if (status === 404 || status === 410) return { kind: "absent" };
    if ([429, 502, 503, 504].includes(status))
      return { kind: "busy", after: secondsIn(headers.get("retry-after"), by.now()), why: `HTTP ${status}` };
    throw new PortalAway(`${address}: HTTP ${status}`);
  };

  return {
    origin,
    received: () => received,
    get: async (address) => {
      let why = "";
      for (let attempt = 0; attempt < mostTries; attempt += 1) {
        const answer = await once(address);
        if (answer.kind !== "busy") return answer;
        why = answer.why;
        if (attempt + 1 < mostTries) await by.pause(Math.min(answer.after ?? 2 ** attempt, longestPause));
      }
      throw new PortalAway(`${address}: ${why}`);
    },
  };
}

/** Seconds of a `Retry-After` (RFC 9110, 10.2.3): a number, or a date; null when there is none that can be read. */
export function secondsIn(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

async function bytesOf(answer: Response, address: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > largestAnswer) throw new PortalAway(`${address}: more than ${largestAnswer} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
