import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Lets axe look at the page as it stands, with the dialog that may be open on it. */
export async function expectAccessible(page: Page): Promise<void> {
  // Behind a dialog the heading is hidden from everybody, and there all the same.
  await page.locator("h1").first().waitFor({ state: "attached" });
  // What still fades in has the contrast of something else.
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter(
        (each) =>
          each.playState === "running" &&
          each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
      );
    await Promise.allSettled(moving.map((each) => each.finished));
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual(
    [],
  );
}
