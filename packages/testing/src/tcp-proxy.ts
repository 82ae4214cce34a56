import { connect, createServer, type Socket } from "node:net";

/** A network cable between two programs of a test, with a hand on it. */
export interface TcpProxy {
  /** Where the client connects instead of the target, on 127.0.0.1. */
  readonly port: number;
  /** How many client connections are open through the proxy now. */
  readonly connections: number;
  /**
   * Delays whatever passes from now on, in both directions, order kept.
   * @param milliseconds one way, so that a question and its answer take twice as long
   */
  latency(milliseconds: number): void;
  /** Resets every open connection, and each new one at once, until `heal`. */
  cut(): void;
  /**
   * Lets nothing through and tells nobody, as when a router dies: connections stay open, new ones are accepted,
   * and what is sent waits. TCP loses no bytes in the middle of a stream, so `heal` delivers what waited.
   */
  blackhole(): void;
  /** Ends `cut` and `blackhole`; latency stays as it was set. */
  heal(): void;
  /** Resets every connection and stops listening. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What the proxy does with traffic. */
type Condition = "open" | "cut" | "blackhole";

/**
 * Starts a proxy on a free port of 127.0.0.1.
 *
 * @param target where connections go on to; `host` is 127.0.0.1 unless given
 * @param port to listen on, for a test that needs it to stay the same; a free one unless given
 */
export async function startTcpProxy(target: { port: number; host?: string }, port = 0): Promise<TcpProxy> {
  let condition: Condition = "open";
  let delay = 0;
  const cables = new Set<Cable>();

  const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (client) => {
    if (condition === "cut") {
      client.on("error", () => {});
      client.resetAndDestroy();
      return;
    }
    const cable = new Cable(client, target, () => delay);
    cables.add(cable);
    cable.onEnd = () => cables.delete(cable);
    if (condition === "open") cable.open();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");

  const close = (): Promise<void> => {
    for (const cable of [...cables]) cable.reset();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return {
    port: address.port,
    get connections() {
      return cables.size;
    },
    latency(milliseconds) {
      delay = milliseconds;
    },
    cut() {
      condition = "cut";
      for (const cable of [...cables]) cable.reset();
    },
    blackhole() {
      condition = "blackhole";
      for (const cable of cables) cable.hold();
    },
    heal() {
      condition = "open";
      for (const cable of cables) cable.open();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** One client's connection and the one to the target that belongs to it. */
class Cable {
  onEnd: () => void = () => {};
  readonly #client: Socket;
  readonly #target: { port: number; host?: string };
  readonly #delay: () => number;
  #upstream: Socket | undefined;
  #directions: Direction[] = [];

  constructor(client: Socket, target: { port: number; host?: string }, delay: () => number) {
    this.#client = client;
    this.#target = target;
    this.#delay = delay;
    // The other side hanging up is what a proxy is for; both sockets are reset together in `close`.
    client.on("error", () => {});
    client.on("close", () => this.#closed());
  }

  open(): void {
    if (this.#upstream === undefined) {
      this.#upstream = connect({
        port: this.#target.port,
        host: this.#target.host ?? "127.0.0.1",
        allowHalfOpen: true,
        noDelay: true,
      });
      this.#client.setNoDelay(true);
      this.#upstream.on("error", () => {});
      this.#upstream.on("close", () => this.#closed());
      this.#directions = [
        new Direction(this.#client, this.#upstream, this.#delay),
        new Direction(this.#upstream, this.#client, this.#delay),
      ];
    }
    for (const direction of this.#directions) direction.open();
  }

  hold(): void {
    for (const direction of this.#directions) direction.hold();
  }

  reset(): void {
    for (const direction of this.#directions) direction.drop();
    this.#client.resetAndDestroy();
    this.#upstream?.resetAndDestroy();
    this.onEnd();
  }

  /** One socket is gone for good: the other follows once everything for it has been delivered. */
  #closed(): void {
    const finished = this.#client.destroyed && (this.#upstream?.destroyed ?? true);
    if (finished) {
      for (const direction of this.#directions) direction.drop();
      this.onEnd();
      return;
    }
    if (this.#upstream === undefined) {
      this.onEnd();
      return;
    }
    for (const direction of this.#directions) direction.closeWhenDelivered();
  }
}

/** A piece on its way: bytes, or the end of the stream, or the loss of the whole connection. */
type Piece = { due: number; what: Buffer | "end" | "close" };

/** The bytes of one direction, in order, each delivered no earlier than its delay asks. */
class Direction {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #delay: () => number;
  #queue: Piece[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isHeld = true;

  constructor(from: Socket, to: Socket, delay: () => number) {
    this.#from = from;
    this.#to = to;
    this.#delay = delay;
    from.on("data", (bytes) => this.#push(bytes));
    from.on("end", () => this.#push("end"));
    from.pause();
  }

  open(): void {
    this.#isHeld = false;
    this.#from.resume();
    this.#deliver();
  }

  hold(): void {
    this.#isHeld = true;
    this.#from.pause();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  closeWhenDelivered(): void {
    if (this.#from.destroyed) this.#push("close");
  }

  drop(): void {
    this.hold();
    this.#queue = [];
  }

  #push(what: Piece["what"]): void {
    // A delay that was just lowered must not let later bytes overtake earlier ones.
    const earliest = this.#queue.at(-1)?.due ?? 0;
    this.#queue.push({ due: Math.max(earliest, performance.now() + this.#delay()), what });
    this.#deliver();
  }

  #deliver(): void {
    if (this.#isHeld || this.#timer !== undefined) return;
    for (let piece = this.#queue[0]; piece !== undefined; piece = this.#queue[0]) {
      const wait = piece.due - performance.now();
      if (wait > 0) {
        this.#timer = setTimeout(() => {
          this.#timer = undefined;
          this.#deliver();
        }, Math.ceil(wait));
        return;
      }
      this.#queue.shift();
      this.#write(piece.what);
    }
  }

  #write(what: Piece["what"]): void {
    if (this.#to.destroyed) return;
    if (what === "close") this.#to.resetAndDestroy();
    else if (what === "end") this.#to.end();
    else if (!this.#to.write(what)) {
      // A slow reader slows the writer down through the proxy as it would without one.
      this.#from.pause();
      this.#to.once("drain", () => {
        if (!this.#isHeld) this.#from.resume();
      });
    }
  }
}
