import type { Locator, Page } from "playwright-core";

/** More stops than any page has: who has gone round once does not go on for ever. */
const maxStops = 200;

export const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Presses Tab, or Shift+Tab, until the focus is on `target`. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop <= maxStops; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${String(target)}`);
}

export async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** The dialog that is open, whichever kind. */
export const dialogOf = (page: Page) => page.getByRole("alertdialog").or(page.getByRole("dialog"));
