import { expect, test } from "vitest";
import { readTrace } from "./count-commits.ts";

const bytes = (...numbers: number[]) =>
  numbers.map((number) => `\\x${number.toString(16).padStart(2, "0")}`).join("");
const path = (name: string) => bytes(...Buffer.from(name));

test("a commit is a frame header that holds the size of the database; syncs of other files do not count", async () => {
  const trace = [
    `77 pwrite64(18<${path("a.sqlite-wal")}>, "${bytes(0, 0, 0, 21, 0, 0, 0, 0)}"..., 24, 32) = 24`,
    `77 pwrite64(18<${path("a.sqlite-wal")}>, "${bytes(13, 0, 0, 0, 1, 2, 3, 4)}"..., 4096, 56) = 4096`,
    `77 pwrite64(18<${path("a.sqlite-wal")}>, "${bytes(0, 0, 0, 22, 0, 0, 0, 46)}"..., 24, 4152) = 24`,
    `77 fsync(18<${path("a.sqlite-wal")}>) = 0`,
    `77 fdatasync(17<${path("a.sqlite")}>) = 0`,
  ];
  expect(await readTrace(trace)).toEqual({ commits: 1, syncs: 1 });
});
