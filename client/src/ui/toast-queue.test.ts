import { expect, test } from "vitest";
import { ToastQueue } from "./toast-queue.ts";

test("keeps the newest four and tells its listeners", () => {
  const queue = new ToastQueue();
  let told = 0;
  const stop = queue.subscribe(() => {
    told += 1;
  });
  for (const text of ["a", "b", "c", "d", "e"]) queue.add("good", text);
  expect(queue.current().map((toast) => toast.text)).toEqual(["b", "c", "d", "e"]);
  expect(told).toBe(5);
  stop();
  queue.add("good", "f");
  expect(told).toBe(5);
});

test("the same words do not pile up", () => {
  const queue = new ToastQueue();
  queue.add("danger", "no answer");
  queue.add("good", "saved");
  queue.add("danger", "no answer");
  expect(queue.current().map((toast) => toast.text)).toEqual(["saved", "no answer"]);
});

test("a dismissed message leaves, an unknown one changes nothing", () => {
  const queue = new ToastQueue();
  queue.add("good", "saved");
  queue.dismiss(99);
  expect(queue.current()).toHaveLength(1);
  queue.dismiss(queue.current()[0]?.id ?? 0);
  expect(queue.current()).toEqual([]);
});
