import {
  freePort,
  launchBrowser,
  startServer,
  startTcpProxy,
  type TcpProxy,
  type TestServer,
} from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMinutes, type Reached, signedIn, textOf, untilSaved } from "./story.ts";

let server: TestServer;
let proxy: TcpProxy;
/** The server as everybody sees it: through the wire that these tests cut. */
let seen: Reached;

beforeAll(async () => {
  const port = await freePort();
  const wire = await freePort();
  proxy = await startTcpProxy({ port }, wire);
  server = await startServer({ port, env: { MINUTA_ORIGIN: `http://localhost:${wire}` } });
  seen = { origin: `http://localhost:${wire}`, signIn: (role, of) => server.signIn(role, of) };
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
  await proxy.close();
});

const opening = (page: Page) => page.locator(".ProseMirror > p").first();

async function typeAtEnd(page: Page, words: string): Promise<void> {
  await opening(page).click();
  await page.keyboard.press("End");
  await page.keyboard.type(words);
}

/** Waits until the browser has on its own disk what was typed: a reading waits its turn behind the writings before it. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      if (name?.startsWith("minuta-text/") !== true) continue;
      const kept = await done(indexedDB.open(name));
      await done(kept.transaction("updates").objectStore("updates").count());
      kept.close();
    }
  });
}

const times = (text: string | null, words: string) => (text ?? "").split(words).length - 1;

describe("a bad network", () => {
  it("keeps what was typed without a connection through a reload, says so, and sends it once", async () => {
    const writer = await signedIn(seen, "recordKeeper");
    const reader = await signedIn(seen, "principal", "government");
    const address = await openMinutes(seen, writer.page);
    await reader.page.goto(address);
    await textOf(reader.page);
    await untilSaved(writer.page);

    proxy.cut();
    await typeAtEnd(writer.page, " Sin red se anotó esto.");
    await writer.page
      .getByText(/Sin conexión: \d+ cambios? en este equipo/)
      .first()
      .waitFor();
    expect(times(await opening(reader.page).textContent(), "Sin red se anotó esto.")).toBe(0);
    await untilKept(writer.page);
    // The tab is gone, the words are not.
    await writer.page.close({ runBeforeUnload: false });
    proxy.heal();

    const again = await writer.context.newPage();
    await again.goto(address);
    await textOf(again);
    await untilSaved(again);
    await opening(again).getByText("Sin red se anotó esto.").waitFor();
    await opening(reader.page).getByText("Sin red se anotó esto.").waitFor();
    for (const page of [again, reader.page]) {
      expect(times(await opening(page).textContent(), "Sin red se anotó esto.")).toBe(1);
    }
  });

  it("opens again while the wire is cut, with the words and their count, and sends them once when it is mended", async () => {
    const writer = await signedIn(seen, "principal", "civilSociety");
    const reader = await signedIn(seen, "alternate", "government");
    const address = await openMinutes(seen, writer.page);
    await reader.page.goto(address);
    await textOf(reader.page);
    await untilSaved(writer.page);
    await writer.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

    proxy.cut();
    await typeAtEnd(writer.page, " Se reabrió sin red.");
    const count = writer.page.getByText(/Sin conexión: \d+ cambios? en este equipo/).first();
    await count.waitFor();
    await untilKept(writer.page);
    writer.page.on("dialog", (dialog) => void dialog.accept());
    await writer.page.reload();
    await textOf(writer.page);
    await count.waitFor();
    expect(times(await opening(writer.page).textContent(), "Se reabrió sin red.")).toBe(1);

    proxy.heal();
    await untilSaved(writer.page);
    await opening(reader.page).getByText("Se reabrió sin red.").waitFor();
    for (const page of [writer.page, reader.page]) {
      expect(times(await opening(page).textContent(), "Se reabrió sin red.")).toBe(1);
    }
  });

  it("asks before a sign-out that would delete unsent work, and deletes nothing when called off", async () => {
    const writer = await signedIn(seen, "principal", "institute");
    const address = await openMinutes(seen, writer.page);
    await untilSaved(writer.page);
    proxy.cut();
    await typeAtEnd(writer.page, " Sólo en este equipo.");
    await writer.page
      .getByText(/Sin conexión: \d+ cambios? en este equipo/)
      .first()
      .waitFor();
    const signOut = async () => {
      await writer.page.getByRole("button", { name: /^Cuenta de/ }).click();
      await writer.page.getByRole("button", { name: "Cerrar sesión" }).click();
    };
    await signOut();
    const question = writer.page.getByRole("alertdialog");
    await question.getByText("Hay trabajo que solo está en este equipo").first().waitFor();
    await question.getByRole("button", { name: "Cancelar" }).click();
    proxy.heal();
    await untilSaved(writer.page);

    const keptTexts = () =>
      writer.page.evaluate(
        async () =>
          (await indexedDB.databases()).filter(({ name }) => name?.startsWith("minuta-text/") === true)
            .length,
      );
    expect(await keptTexts()).toBeGreaterThan(0);
    await signOut();
    await writer.page.waitForURL("**/app/entrar");
    expect(await keptTexts()).toBe(0);
    expect(
      await writer.page.evaluate(() =>
        Object.keys(localStorage).filter((key) => /minuta-(?:me|text)/.test(key)),
      ),
    ).toEqual([]);
    const stored = await signedIn(seen, "observer");
    await stored.page.goto(address);
    await textOf(stored.page);
    await opening(stored.page).getByText("Sólo en este equipo.").waitFor();
  });

  it("goes on by itself when the connection returns, and asks before leaving with unsaved work", async () => {
    const writer = await signedIn(seen, "alternate", "institute");
    await openMinutes(seen, writer.page);
    await untilSaved(writer.page);
    proxy.cut();
    await typeAtEnd(writer.page, " Doce minutos después.");
    await writer.page
      .getByText(/Sin conexión/)
      .first()
      .waitFor();
    const asked = writer.page.waitForEvent("dialog");
    await writer.page.evaluate(() => setTimeout(() => location.reload(), 0));
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    proxy.heal();
    await untilSaved(writer.page);
    const stored = await signedIn(seen, "observer");
    await openMinutes(seen, stored.page);
    await opening(stored.page).getByText("Doce minutos después.").waitFor();
  });
});
