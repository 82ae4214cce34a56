import { type BrowserTab, launchBrowser, type TabOptions, type TestServer } from "@minuta/testing";
import type { Locator, Page } from "playwright-core";

/** What a story needs of a server: where people reach it, and their way in. */
export type Reached = Pick<TestServer, "origin" | "signIn">;

/** A person of the sample, signed in by the printed link, in a browser of their own. */
export async function signedIn(
  server: Reached,
  role: string,
  of?: string,
  options: TabOptions = {},
): Promise<BrowserTab> {
  const browser = await launchBrowser();
  const tab = await browser.open(options);
  const cookie = await (of === undefined ? server.signIn(role) : server.signIn(role, of));
  await tab.context.addCookies(
    cookie.split("; ").map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("="), url: server.origin };
    }),
  );
  return tab;
}

/** Gives a person's browser a device that keeps passkeys and verifies its owner without being touched. */
export async function withPasskeys({ page, context }: Pick<BrowserTab, "page" | "context">): Promise<void> {
  const device = await context.newCDPSession(page);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Signs in the dialog that is open by a passkey that is made on the spot, and waits until it is done. */
export async function signWithNewPasskey(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog").filter({ hasText: "Firma exactamente esto" });
  await dialog.getByRole("button", { name: "Crear la llave y firmar" }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** The text of the document that is open, ready to be written in or read. */
export async function textOf(page: Page): Promise<Locator> {
  const text = page.locator(".ProseMirror");
  await text.waitFor();
  await page.locator(".ProseMirror :text-is('Anexos'), .ProseMirror h2, .ProseMirror p").first().waitFor();
  return text;
}

/** Waits until the screen says that everything is on the server's disk. */
export async function untilSaved(page: Page): Promise<void> {
  await page.getByText("Guardado", { exact: true }).first().waitFor();
}

/** Opens the minutes of the session at hand from the first screen; answers with their address. */
export async function openMinutes(server: Reached, page: Page): Promise<string> {
  await page.goto(`${server.origin}/app`);
  await page.getByText("Abrir minuta").first().click();
  await textOf(page);
  return page.url();
}
