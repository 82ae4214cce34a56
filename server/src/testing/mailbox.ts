import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/** A mail server that takes every letter and hands it over in the order of arrival. */
export class Mailbox {
  readonly #server: Server = createServer((socket) => this.#serve(socket));
  readonly #letters: string[] = [];
  readonly #waiting: ((letter: string) => void)[] = [];

  /** Begins to listen; answers with the environment that sends a server's letters here. */
  async open(): Promise<Record<string, string>> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const { port } = this.#server.address() as AddressInfo;
    return { SMTP_URL: `smtp://127.0.0.1:${port}/?ignoreTLS=true`, MAIL_FROM: "minuta@muestra.invalid" };
  }

  close(): void {
    this.#server.close();
  }

  next(): Promise<string> {
    const letter = this.#letters.shift();
    if (letter !== undefined) return Promise.resolve(letter);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  get unread(): number {
    return this.#letters.length;
  }

  #serve(socket: Socket): void {
    let text = "";
    let inLetter = false;
    socket.setEncoding("utf8");
    socket.on("error", () => socket.destroy());
    socket.write("220 mailbox\r\n");
    socket.on("data", (chunk: string) => {
      text += chunk;
      for (;;) {
        const mark = inLetter ? "\r\n.\r\n" : "\r\n";
        const end = text.indexOf(mark);
        if (end < 0) return;
        const part = text.slice(0, end);
        text = text.slice(end + mark.length);
        if (inLetter) {
          inLetter = false;
          // SMTP doubles a point that begins a line.
          this.#take(part.replaceAll("\r\n..", "\r\n."));
          socket.write("250 taken\r\n");
        } else if (part === "DATA") {
          inLetter = true;
          socket.write("354 go on\r\n");
        } else {
          socket.write("250 ok\r\n");
        }
      }
    });
  }

  #take(letter: string): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#letters.push(letter);
    else waiting(letter);
  }
}
