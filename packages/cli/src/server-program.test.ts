import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startServer } from "@minuta/testing";
import { expect, test } from "vitest";

const run = promisify(execFile);
const main = fileURLToPath(new URL("./main.ts", import.meta.url));

test("minuta backup and restore act on the installation that the environment names", async () => {
  const folder = await mkdtemp(join(tmpdir(), "minuta-cli-"));
  const server = await startServer();
  try {
    const minuta = (args: string[], data: string) =>
      run(process.execPath, [main, ...args], { env: { ...process.env, LANG: "en", MINUTA_DATA: data } });
    const { stdout } = await minuta(["backup", "--to", folder], server.dataFolder);
    expect(stdout).toContain("Whole backup");
    const [name = ""] = await readdir(folder);
    const restored = await minuta(["restore", join(folder, name)], join(folder, "data"));
    expect(restored.stdout).toContain("Restored into");
    const again = minuta(["restore", join(folder, name)], join(folder, "data"));
    await expect(again).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("is not empty") });
    const misused = minuta(["backup"], server.dataFolder);
    await expect(misused).rejects.toMatchObject({ code: 2 });
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}, 60_000);
