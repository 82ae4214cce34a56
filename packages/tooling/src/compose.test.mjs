import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./pinned-node.mjs";

const file = join(root, "docker/compose.yaml");

/** @param {readonly string[]} args */
function compose(args, env = {}) {
  return spawnSync("docker", ["compose", "--file", file, ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
}

const isThere = compose(["version"]).status === 0;

const filled = {
  MINUTA_HOST: "minuta.example.org",
  POSTGRES_PASSWORD: "p".repeat(64),
  REDIS_PASSWORD: "r".repeat(64),
};

test("docker compose accepts compose.yaml", (context) => {
  if (!isThere) context.skip("docker compose is not on this machine");
  const { status, stdout, stderr } = compose(["config"], filled);
  expect(stderr).not.toContain("error");
  expect(status).toBe(0);
  expect(stdout).toContain("https://minuta.example.org");
});

describe("what compose.yaml and .env.example say", () => {
  const text = readFileSync(file, "utf8");
  const example = readFileSync(join(root, "docker/.env.example"), "utf8");
  const used = new Set(Array.from(text.matchAll(/\$\{(\w+)([^}]*)\}/g), ([, name]) => name));

  test("every setting that is asked for stands in .env.example, and nothing else does", () => {
    const listed = Array.from(example.matchAll(/^(\w+)=/gm), ([, name]) => name);
    expect(listed.toSorted()).toEqual([...used].toSorted());
  });

  test("no setting has a default, neither here nor there", () => {
    expect(text).not.toMatch(/\$\{\w+:?[-+=]/);
    expect(example).not.toMatch(/^\w+=.+$/m);
  });

  test("the origin is https behind exactly one trusted proxy", () => {
    expect(text).toContain("MINUTA_ORIGIN: https://");
    expect(text).toContain('MINUTA_TRUST_PROXY: "1"');
  });
});
