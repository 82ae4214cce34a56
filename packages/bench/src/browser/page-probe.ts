/** What the probe noted in the page, in milliseconds. */
export type Probed = {
  /** Script time of each frame with somebody else's edit. */
  readonly edits: number[];
  /** Script time of each frame with somebody else's presence. */
  readonly presence: number[];
  /** From each key's event to the frame after the text was drawn. */
  readonly keys: number[];
  /** When the page sent its own presence. */
  readonly presenceSent: number[];
};

/**
 * Put into a page before its own scripts: times what the page does with each frame of the live socket, counts what it
 * sends, and times keys. It knows only where the type stands in a frame of the Hocuspocus protocol: behind the name.
 */
export const pageProbe = `(() => {
  const probed = { edits: [], presence: [], keys: [], presenceSent: [] };
  window.probed = probed;
  const typeOf = (data) => {
    const bytes = new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength);
    const start = bytes[0] + 1;
    return bytes.length < start + 2 || bytes[0] > 127 ? "other"
      : bytes[start] === 1 ? "presence"
      : bytes[start] === 0 && bytes[start + 1] === 2 ? "edit" : "other";
  };
  const timed = (listener) => function (event) {
    const type = event.data instanceof ArrayBuffer ? typeOf(event.data) : "other";
    const start = performance.now();
    try { return typeof listener === "function" ? listener.call(this, event) : listener.handleEvent(event); }
    finally {
      const time = performance.now() - start;
      if (type === "edit") probed.edits.push(time);
      if (type === "presence") probed.presence.push(time);
    }
  };
  const { addEventListener, send } = WebSocket.prototype;
  WebSocket.prototype.addEventListener = function (type, listener, options) {
    return addEventListener.call(this, type, type === "message" ? timed(listener) : listener, options);
  };
  const onmessage = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
  Object.defineProperty(WebSocket.prototype, "onmessage", {
    ...onmessage,
    set(listener) { onmessage.set.call(this, listener === null ? null : timed(listener)); },
  });
  WebSocket.prototype.send = function (data) {
    if (typeof data !== "string" && typeOf(data) === "presence") probed.presenceSent.push(performance.now());
    return send.call(this, data);
  };
  addEventListener.call(window, "keydown", (event) => {
    if (event.key.length !== 1) return;
    const at = event.timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => probed.keys.push(performance.now() - at);
      port2.postMessage(null);
    });
  }, true);
})();`;
