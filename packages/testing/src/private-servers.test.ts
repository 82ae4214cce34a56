import { describe, expect, test } from "vitest";
import { postgresMissing, startPrivatePostgres } from "./private-postgres.ts";
import { redisMissing, startPrivateRedis } from "./private-redis.ts";

describe.skipIf(postgresMissing() !== null)("a private PostgreSQL (needs PostgreSQL)", () => {
  test("keeps what was committed over a crash, with fsync on", async () => {
    await using postgres = await startPrivatePostgres();
    const url = await postgres.newDatabase();
    expect(await postgres.query(url, "show fsync")).toBe("on");
    await postgres.query(url, "create table kept (n int); insert into kept values (7)");
    await postgres.stop("crash");
    await postgres.start();
    expect(await postgres.query(url, "select n from kept")).toBe("7");
  }, 60_000);
});

describe.skipIf(redisMissing() !== null)("a private Redis (needs Redis)", () => {
  test("counts its commands, and is empty after a restart", async () => {
    await using redis = await startPrivateRedis();
    expect(await redis.command("SET", "word", "acuerdo")).toBe("+OK");
    expect(await redis.calls("set")).toBe(1);
    await redis.stop();
    await redis.start();
    expect(await redis.command("GET", "word")).toBe("$-1");
  }, 30_000);
});
