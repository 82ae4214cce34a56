import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launchBrowser, publishMinutes, startServer, type TestServer } from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { signedIn } from "./story.ts";

const program = fileURLToPath(new URL("../../packages/cli/src/main.ts", import.meta.url));

describe("a party watches the log", () => {
  let server: TestServer;
  let folder: string;
  beforeAll(async () => {
    server = await startServer();
    folder = await mkdtemp(join(tmpdir(), "minuta-witness-"));
    await publishMinutes(server, "Publicar el calendario de reuniones.");
  });
  afterAll(async () => {
    await (await launchBrowser()).close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const witness = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      program,
      "witness",
      ...args,
      "--folder",
      folder,
    ]);
    return stdout.trim();
  };
  const inParty = (page: Page, party: string) =>
    page.getByRole("listitem").filter({ hasText: party }).first();

  it("its principal registers the key, the witness cosigns, and everybody sees it", async () => {
    const key = await witness("init", "--name", "osc.example/testigo");
    const { page, problems } = await signedIn(server, "principal", "civilSociety");
    await page.goto(`${server.origin}/app/testigos`);
    await page.getByRole("button", { name: "Registrar testigo" }).waitFor();
    await inParty(page, "Sociedad civil").getByRole("button", { name: "Registrar testigo" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Clave pública").fill(key.slice(0, -5));
    await dialog.getByRole("button", { name: "Registrar testigo" }).click();
    await dialog.getByText("pegue la línea completa").waitFor();
    await expectAccessible(page);
    await dialog.getByLabel("Clave pública").fill(key);
    await dialog.getByRole("button", { name: "Registrar testigo" }).click();
    await inParty(page, "Sociedad civil").getByText("Aún no cofirma").waitFor();

    expect(await witness("run", "--once", "--log", `${server.origin}/log`)).toContain("Cofirmada: 1 asiento");
    await page.reload();
    await inParty(page, "Sociedad civil").getByText("Al día").waitFor();
    await inParty(page, "Gobierno").getByText("Esta parte no vigila la bitácora.").waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Ver la bitácora en el portal" }).click();
    await page.getByText("Cofirmó el punto de control más reciente").waitFor();
    expect(page.url()).toBe(`${server.origin}/bitacora`);
    expect(problems).toEqual([]);
  });

  it("nobody else is offered to register it", async () => {
    for (const role of ["recordKeeper", "observer"]) {
      const { page } = await signedIn(server, role);
      await page.goto(`${server.origin}/app/testigos`);
      await inParty(page, "Sociedad civil").getByText("Al día").waitFor();
      expect(await page.getByRole("button", { name: /testigo|clave/ }).count()).toBe(0);
    }
  });
});
