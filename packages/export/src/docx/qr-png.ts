import { crc32 } from "node:zlib";
import { zlibSync } from "fflate";

/** Pixels for each module; printers and screens scale it without blurring its edges. */
const scale = 8;

/** A QR code as a PNG of one bit a pixel (W3C PNG). The same code gives the same bytes on every machine. */
export function qrPng(rows: readonly (readonly boolean[])[]): Uint8Array {
  const size = rows.length * scale;
  const stride = 1 + Math.ceil(size / 8);
  const pixels = new Uint8Array(stride * size).fill(0xff);
  for (let y = 0; y < size; y += 1) {
    // Each line begins with the number of its filter, none.
    pixels[y * stride] = 0;
    const row = rows[Math.floor(y / scale)] ?? [];
    for (let x = 0; x < size; x += 1) {
      if (row[Math.floor(x / scale)] !== true) continue;
      const at = y * stride + 1 + (x >> 3);
      pixels[at] = (pixels[at] ?? 0) & ~(0x80 >> (x & 7));
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, size);
  view.setUint32(4, size);
  // One bit of grey; compression, filter and interlacing as always.
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  // Deflated by JavaScript: the runtime's own zlib may choose other bytes on other processors.
  return joined([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(pixels, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(type), data]);
  const frame = new Uint8Array(named.length + 8);
  const view = new DataView(frame.buffer);
  view.setUint32(0, data.length);
  frame.set(named, 4);
  view.setUint32(named.length + 4, crc32(named));
  return frame;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
