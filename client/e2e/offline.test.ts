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
    // Without a network the page itself cannot come again: the tab is gone, the words are not.
    await writer.page.close({ runBeforeUnload: false });
    proxy.heal();

    const again = await writer.context.newPage();
    await again.goto(address);
    await textOf(again);
    await untilSaved(again);
    await opening(reader.page).getByText("Sin red se anotó esto.").waitFor();
    for (const page of [again, reader.page]) {
      expect(times(await opening(page).textContent(), "Sin red se anotó esto.")).toBe(1);
    }
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
