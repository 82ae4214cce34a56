import { launchBrowser, startServer, type TestServer } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn, withPasskeys } from "./story.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

describe("passkeys", () => {
  it("are added in the account, open the workspace after a sign-out, and are removed again", async () => {
    const { page, context, problems } = await signedIn(server, "principal", "government");
    await withPasskeys({ page, context });

    await page.goto(`${server.origin}/app/cuenta`);
    await page.getByText("Esta cuenta aún no tiene llaves.").waitFor();
    await page.getByRole("button", { name: "Agregar una llave" }).click();
    const adding = page.getByRole("dialog");
    await adding.getByLabel("Nombre de la llave").fill("Portátil de la oficina");
    await adding.getByRole("button", { name: "Agregar una llave" }).click();
    await adding.waitFor({ state: "hidden" });
    const keys = page.getByRole("list", { name: "Llaves de acceso" });
    await keys.getByText("Portátil de la oficina", { exact: true }).first().waitFor();

    await page.getByRole("button", { name: /^Cuenta de/ }).click();
    await page.getByRole("button", { name: "Cerrar sesión", exact: true }).click();
    await page.waitForURL("**/app/entrar");
    expect((await context.request.get(`${server.origin}/api/me`)).status()).toBe(401);

    await page.getByRole("button", { name: "Entrar con una llave de acceso" }).click();
    await page.waitForURL(/\/app\/?$/);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const me = await context.request.get(`${server.origin}/api/me`);
    expect(await me.json()).toMatchObject({ mandates: [{ role: "principal", party: "government" }] });

    await page.goto(`${server.origin}/app/cuenta`);
    await keys.getByRole("button", { name: /^Quitar/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Quitar" }).click();
    await page.getByText("Esta cuenta aún no tiene llaves.").waitFor();
    // Signed out, the page asks who is there and is told: nobody.
    expect(problems.filter(({ text }) => !text.includes("401"))).toEqual([]);
  });
});
