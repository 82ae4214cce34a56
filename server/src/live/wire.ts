/** How the frames of a protocol become those of Hocuspocus and back; null frames are not sent. */
export type Wire = {
  readonly fromWire: (data: Uint8Array) => Uint8Array;
  readonly toWire: (frame: Uint8Array) => Uint8Array | null;
};
