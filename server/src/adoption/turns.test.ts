import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

test("work under one key runs in the order of asking, also after one that failed; another key does not wait", async () => {
  const turns = new Turns();
  const told: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = turns.take("a", async () => {
    await held;
    told.push("first");
    throw new Error("refused");
  });
  const second = turns.take("a", async () => told.push("second"));
  await turns.take("b", async () => told.push("other"));
  release();
  await expect(first).rejects.toThrow("refused");
  await second;
  expect(told).toEqual(["other", "first", "second"]);
});
