import { readNumber } from "./split-frame.ts";

/** Numbers of the Hocuspocus protocol, of which each frame holds the document's name, then these. */
const messageSync = 0;
const messageSyncStatus = 8;
const syncStep2 = 1;
const syncUpdate = 2;

type Kind = { readonly message: number; readonly detail: number };

/**
 * Counts what this link sent and what the server acknowledged. The provider's own counter starts again at one with
 * each handshake and goes down with acknowledgements of any kind, so it can reach zero too early; here every frame
 * that carries changes is one, and every acknowledgement takes one.
 */
export class Acknowledgements {
  #outstanding = 0;
  #hasHandedOver = false;

  /** Whether the handshake handed over what this device had, and everything sent since was acknowledged. */
  get isComplete(): boolean {
    return this.#hasHandedOver && this.#outstanding === 0;
  }

  get outstanding(): number {
    return this.#outstanding;
  }

  /** A new link: what the old one still owed is part of the next handshake. */
  reset(): void {
    this.#outstanding = 0;
    this.#hasHandedOver = false;
  }

  sent(frame: Uint8Array): void {
    const kind = readKind(frame);
    if (kind?.message !== messageSync) return;
    if (kind.detail === syncStep2) {
      this.#hasHandedOver = true;
      this.#outstanding += 1;
    } else if (kind.detail === syncUpdate) {
      this.#outstanding += 1;
    }
  }

  /** Says what a frame of the server means: `taken` and `refused` are its two answers to a change. */
  received(frame: Uint8Array): "taken" | "refused" | "other" {
    const kind = readKind(frame);
    if (kind?.message !== messageSyncStatus) return "other";
    if (kind.detail !== 1) return "refused";
    if (this.#outstanding > 0) this.#outstanding -= 1;
    return "taken";
  }
}

function readKind(frame: Uint8Array): Kind | null {
  const name = readNumber(frame, 0);
  if (name === null) return null;
  const message = readNumber(frame, name.next + name.value);
  if (message === null) return null;
  const detail = readNumber(frame, message.next);
  return { message: message.value, detail: detail?.value ?? -1 };
}
