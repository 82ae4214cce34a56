import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { splitFrame } from "./split-frame.ts";

const openState = 1;

/**
 * A socket that drops what cannot be sent at once. Hocuspocus would queue it and send it beside the next handshake,
 * which hands over the same changes: two acknowledgements for one change, and a "saved" that is not true.
 */
export class CountedSocket extends HocuspocusProviderWebsocket {
  onFrameSent: (frame: Uint8Array) => void = () => undefined;

  override send(frame: Uint8Array): void {
    for (const part of splitFrame(frame)) {
      if (this.webSocket?.readyState !== openState) return;
      this.webSocket.send(part as Uint8Array<ArrayBuffer>);
      this.onFrameSent(part);
    }
  }

  /** Gives up a link that no longer answers and tries a new one. */
  giveUp(): void {
    this.onClose({ event: { code: 4408, reason: "silent" } });
  }
}
