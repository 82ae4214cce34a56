import { describe, expect, it } from "vitest";
import { Acknowledgements } from "./acknowledgements.ts";

const name = "d1";
const frame = (...rest: number[]) => new Uint8Array([name.length, 100, 49, ...rest]);
const update = frame(0, 2, 1, 0);
const step1 = frame(0, 0, 1, 0);
const step2 = frame(0, 1, 1, 0);
const presence = frame(1, 3, 0, 0, 0);
const taken = frame(8, 1);
const refused = frame(8, 0);

describe("Acknowledgements", () => {
  it("is not complete before the handshake handed over what this device had", () => {
    const counted = new Acknowledgements();
    expect(counted.isComplete).toBe(false);
    counted.sent(step1);
    counted.sent(update);
    expect(counted.received(taken)).toBe("taken");
    expect(counted.isComplete).toBe(false);
    counted.sent(step2);
    expect(counted.isComplete).toBe(false);
    counted.received(taken);
    expect(counted.isComplete).toBe(true);
  });

  it("takes one for each change, and nothing for presence or questions", () => {
    const counted = new Acknowledgements();
    counted.sent(step2);
    counted.sent(update);
    counted.sent(update);
    counted.sent(presence);
    counted.sent(step1);
    expect(counted.outstanding).toBe(3);
    counted.received(taken);
    counted.received(taken);
    expect(counted.received(presence)).toBe("other");
    expect(counted.isComplete).toBe(false);
    counted.received(taken);
    expect(counted.isComplete).toBe(true);
  });

  it("never counts a refusal as an acknowledgement", () => {
    const counted = new Acknowledgements();
    counted.sent(step2);
    expect(counted.received(refused)).toBe("refused");
    expect(counted.isComplete).toBe(false);
  });

  it("starts again with each link", () => {
    const counted = new Acknowledgements();
    counted.sent(step2);
    counted.received(taken);
    counted.reset();
    expect(counted.isComplete).toBe(false);
    expect(counted.outstanding).toBe(0);
  });

  it("stands frames that are not whole", () => {
    const counted = new Acknowledgements();
    counted.sent(new Uint8Array([]));
    counted.sent(new Uint8Array([200]));
    expect(counted.received(new Uint8Array([2, 100]))).toBe("other");
    expect(counted.outstanding).toBe(0);
  });

  it("reads names longer than one group of seven bits", () => {
    const long = new Uint8Array([0x80 | 4, 1, ...new Array<number>(132).fill(97), 0, 2]);
    const counted = new Acknowledgements();
    counted.sent(long);
    expect(counted.outstanding).toBe(1);
  });
});
