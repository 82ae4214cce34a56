import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BrowserTab, launchBrowser, publishMinutes, startServer } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "./accessible.ts";

const program = fileURLToPath(new URL("../../packages/cli/src/main.ts", import.meta.url));

describe("a portal that was copied to a disk", () => {
  let folder: string;
  let slug: string;
  let told: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "minuta-copy-"));
    await using server = await startServer();
    slug =
      (await publishMinutes(server, "Publicar el calendario de reuniones.")).address.split("/").at(-1) ?? "";
    told = await new Promise((resolve, reject) => {
      const args = [program, "export", server.origin, "--to", join(folder, "copy")];
      execFile(process.execPath, args, (error, out, err) =>
        error === null ? resolve(out) : reject(new Error(`${out}${err}`)),
      );
    });
    // From here on there is no server: whatever works does so from the files.
  });
  afterAll(async () => {
    await (await launchBrowser()).close();
    await rm(folder, { recursive: true, force: true });
  });

  const fileUrl = (path: string) => pathToFileURL(join(folder, "copy", path)).href;

  /** Opens pages with a watch on whatever they ask for. */
  async function reader(width: number): Promise<BrowserTab & { readonly asked: string[] }> {
    const tab = await (await launchBrowser()).open({ viewport: { width, height: 800 } });
    const asked: string[] = [];
    tab.context.on("request", (request) => {
      if (!request.url().startsWith("file:")) asked.push(request.url());
    });
    return Object.assign(tab, { asked });
  }

  it("is whole", () => {
    expect(told).toContain("1 registros, 1 sin fallas.");
  });

  it("is read by its links, in both languages, with its letters and colours", async () => {
    const tab = await reader(1280);
    const { page } = tab;
    await page.goto(fileUrl("index.html"));
    const families = (await page.evaluate(
      "document.fonts.ready.then((fonts) => [...fonts].flatMap(({ family, status }) => (status === 'loaded' ? [family] : [])))",
    )) as string[];
    expect(families.join()).toContain("Source Serif 4 Variable");
    expect(families.join()).toContain("Public Sans Variable");
    expect(await page.locator("footer").innerText()).toContain("Copia del portal localhost:");

    await page.getByRole("link", { name: /^Minuta de la/ }).click();
    expect(page.url()).toBe(fileUrl(`registros/${slug}/index.html`));
    expect(await page.locator("main").innerText()).toContain("Publicar el calendario de reuniones.");
    for (const name of ["record.pdf", "record.docx", "record.json"]) {
      const href = await page.locator(`a[href$="${name}"]`).first().getAttribute("href");
      expect(new URL(href ?? "", page.url()).href).toBe(fileUrl(`registros/${slug}/${name}`));
    }

    await page.getByRole("link", { name: "English" }).click();
    expect(page.url()).toBe(fileUrl(`en/records/${slug}/index.html`));
    expect(await page.locator("footer").innerText()).toContain("Copy of the portal localhost:");
    await page.getByRole("link", { name: "Resolutions" }).first().click();
    expect(page.url()).toBe(fileUrl("en/resolutions/index.html"));
    expect(await page.locator("form").count()).toBe(0);
    expect(await page.locator("main").innerText()).toContain("This copy neither searches nor filters");
    expect(tab.asked).toEqual([]);
    expect(tab.problems).toEqual([]);
    await tab.close();
  });

  it("is for everybody, in both languages", async () => {
    // Axe asks for the style sheet as a script would, which a browser refuses from a disk: no page of ours does.
    const tab = await reader(1280);
    for (const path of [
      "index.html",
      `registros/${slug}/index.html`,
      "acuerdos/index.html",
      "en/search/index.html",
      "en/log/index.html",
    ]) {
      await tab.page.goto(fileUrl(path));
      await expectAccessible(tab.page);
    }
    await tab.close();
  });

  it("has every page that a page of it links to, and none wider than a telephone", async () => {
    const tab = await reader(360);
    const { page } = tab;
    await page.goto(fileUrl(`registros/${slug}/vigente/index.html`));
    await page.waitForURL(fileUrl(`registros/${slug}/index.html`));
    const waiting = [fileUrl("index.html")];
    const seen = new Set(waiting);
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      await page.goto(url);
      expect(await page.locator("h1").count(), url).toBeGreaterThan(0);
      expect(await page.evaluate("document.documentElement.scrollWidth"), url).toBeLessThanOrEqual(360);
      const links = (await page.evaluate("[...document.links].map((link) => link.href)")) as string[];
      for (const link of links) {
        const [plain = ""] = link.split("#");
        if (!plain.startsWith("file:") || !plain.endsWith("/index.html") || seen.has(plain)) continue;
        seen.add(plain);
        waiting.push(plain);
      }
    }
    expect(seen.size).toBeGreaterThan(100);
    expect(tab.asked).toEqual([]);
    expect(tab.problems).toEqual([]);
    await tab.close();
  });
});
