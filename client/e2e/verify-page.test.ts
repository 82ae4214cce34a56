import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { createCall, endpoints } from "@minuta/contract";
import { launchBrowser, publishMinutes, startServer, type TestServer } from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { tabTo } from "./keyboard-alone.ts";

const program = fileURLToPath(new URL("../../packages/cli/src/main.ts", import.meta.url));

type Chosen = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
type Kept = { readonly json: Chosen; readonly proof: Chosen; readonly pdf: Chosen };

let server: TestServer;
let folder: string;
/** Addresses of two records on the portal. */
const addresses: string[] = [];
let one: Kept;
let other: Kept;

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), "minuta-verifier-"));
  for (const text of ["Publicar el calendario de reuniones.", "Abrir los datos del padrón."])
    addresses.push((await publishMinutes(server, text)).address);
  await watchFor("civilSociety");
  one = await kept(addresses[0] ?? "");
  other = await kept(addresses[1] ?? "");
});
afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** A party's witness cosigns what is entered so far. */
async function watchFor(party: "civilSociety"): Promise<void> {
  const witness = async (...args: string[]) => {
    const command = [program, "witness", ...args, "--folder", join(folder, "witness")];
    return (await promisify(execFile)(process.execPath, command)).stdout.trim();
  };
  const verifierKey = await witness("init", "--name", "osc.example/testigo");
  const cookie = await server.signIn("principal", party);
  const call = createCall({
    fetch,
    baseUrl: server.origin,
    headers: () => ({ cookie, origin: server.origin }),
  });
  await call(endpoints.registerWitness, { params: { party }, body: { verifierKey } });
  await witness("run", "--once", "--log", `${server.origin}/log`);
}

/** What a stranger downloads of a record, under the names that the portal gives. */
async function kept(address: string): Promise<Kept> {
  const slug = address.split("/").at(-1);
  const get = async (name: string, as: string) => {
    const answer = await fetch(`${server.origin}${address}/${name}`);
    expect(answer.status).toBe(200);
    const mimeType = "application/octet-stream";
    return { name: as, mimeType, buffer: Buffer.from(await answer.arrayBuffer()) };
  };
  return {
    json: await get("record.json", `${slug}.json`),
    proof: await get("proof.tlog", "proof.tlog"),
    pdf: await get("record.pdf", `${slug}.pdf`),
  };
}

const all = ({ json, proof, pdf }: Kept) => [json, proof, pdf];
const altered = (file: Chosen, at: number): Chosen => {
  const buffer = Buffer.from(file.buffer);
  buffer[at] = (buffer[at] ?? 0) ^ 1;
  return { ...file, buffer };
};
const stranger = async (options: Parameters<Awaited<ReturnType<typeof launchBrowser>>["open"]>[0] = {}) =>
  (await launchBrowser()).open(options);
const chooser = (page: Page) => page.locator("#verifier-files");
const found = (page: Page) => page.locator("article.record-found");

async function choose(page: Page, files: readonly Chosen[]): Promise<void> {
  await chooser(page).setInputFiles([...files]);
  await page.locator(".state.done:not(:empty)").waitFor();
}

/** Waits until the page's own worker has kept it. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect
    .poll(() => page.evaluate(async () => (await caches.match("/en/verify")) !== undefined))
    .toBe(true);
}

describe("the portal's verifier", () => {
  it("checks a record without a network after one visit, and names what was altered", async () => {
    const tab = await stranger();
    const { page, context } = tab;
    await page.goto(`${server.origin}/verificar`);
    await untilKept(page);
    await server.stop();
    try {
      await context.setOffline(true);
      await page.goto(`${server.origin}/verificar`);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
      await choose(page, all(one));
      const record = found(page);
      expect(await record.count()).toBe(1);
      expect(await record.locator(".verdict").textContent()).toBe("Todo comprobado");
      for (const words of [
        "La llave de acceso firmó esta huella",
        "Asiento 1/2 de la bitácora",
        "El testigo osc.example/testigo (Sociedad civil) cofirmó",
        "Gobierno",
        "Instituto",
        "Sociedad civil",
        "No se testó nada.",
      ])
        await record.getByText(words, { exact: false }).first().waitFor();
      expect(await record.locator(".short dd").textContent()).toMatch(
        /^\p{L}+ \d\d · \p{L}+ \d\d · \p{L}+ \d\d$/u,
      );
      // The icon is asked for when the browser likes.
      expect(asked.filter((line) => !line.includes("favicon"))).toEqual([]);

      await page.getByRole("button", { name: "Quitar todo" }).click();
      for (const [name, words] of [
        ["json", "Los datos no son los que se asentaron"],
        ["proof", ""],
        ["pdf", "no es ninguno de los archivos que se publicaron"],
      ] as const) {
        const files = all(one).map((file) => (file === one[name] ? altered(file, 400) : file));
        await choose(page, files);
        const failed = found(page).locator(".checks .failed");
        expect([name, await failed.count()]).not.toEqual([name, 0]);
        expect(await found(page).locator(".verdict").textContent()).toMatch(/^Falla/);
        expect(await failed.first().textContent()).toContain(`Falla. `);
        expect((await failed.allTextContents()).join("\n")).toContain(words);
        await page.getByRole("button", { name: "Quitar todo" }).click();
      }
      // The other language was kept by the same visit.
      await page.getByRole("link", { name: "English" }).click();
      await page.getByRole("heading", { name: "Check it here, on your own device" }).waitFor();
      await page.locator("#verifier-address").fill("ST-05/2012");
      await page.getByRole("button", { name: "Fetch and check" }).click();
      await page.getByText("It could not be fetched").waitFor();
      expect(tab.problems.filter(({ text }) => !text.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
      // The rest of the portal has no worker: without a network it is not there.
      await expect(page.goto(`${server.origin}/acuerdos`)).rejects.toThrow();
    } finally {
      await server.restart();
    }
    await tab.close();
  });

  it("groups several records, and says which files belong to none", async () => {
    const tab = await stranger();
    const { page } = tab;
    await page.goto(`${server.origin}/en/verify`);
    const letter = { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 else") };
    await choose(page, [
      other.pdf,
      one.proof,
      letter,
      one.json,
      { ...other.proof, name: "proof (1).tlog" },
      other.json,
    ]);
    expect(await found(page).locator("h3").allTextContents()).toEqual([
      expect.stringMatching(/^ST-/),
      expect.stringMatching(/^ST-/),
      "Files without their record",
    ]);
    expect(await found(page).locator(".verdict").allTextContents()).toEqual([
      "Everything is proven",
      "Everything is proven",
      "Nothing failed; some things cannot be proven here",
    ]);
    expect(await page.getByRole("status").first().textContent()).not.toBe("");
    expect(tab.problems).toEqual([]);
    await tab.close();
  });

  it("trusts the keys that the reader gives", async () => {
    const tab = await stranger();
    const { page } = tab;
    await page.goto(`${server.origin}/verificar`);
    await choose(page, all(one));
    await page.getByText("Claves en que confía").click();
    const field = page.getByLabel("Clave de la bitácora y claves de testigos");
    const own = await field.inputValue();
    expect(own.split("\n")[0]).toBe((await (await fetch(`${server.origin}/log/key`)).text()).trim());
    await field.fill("no es una clave");
    await page.getByRole("button", { name: "Usar estas claves" }).click();
    await page.getByText("No son claves, y no se usan: línea 1.").waitFor();
    await found(page).getByText("hay cosas que aquí no se pueden probar").waitFor();
    // Another log's key, of the same name (made with Go's sumdb/note for C2SP signed-note's example).
    await field.fill(`PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW`);
    await page.getByRole("button", { name: "Usar estas claves" }).click();
    await found(page).locator(".verdict.failed").waitFor();
    await page.getByRole("button", { name: "Volver a las de la página" }).click();
    await found(page).locator(".verdict.passed").waitFor();
    await tab.close();
  });

  it("fetches a record of this portal by its address or key, and leads to it from the record's page", async () => {
    const tab = await stranger();
    const { page } = tab;
    await page.goto(`${server.origin}${addresses[0]}`);
    await page.getByRole("link", { name: "Verificarlo" }).click();
    await found(page).locator(".verdict.passed").waitFor();
    expect(await found(page).locator(".checks .passed").count()).toBeGreaterThan(12);
    const field = page.locator("#verifier-address");
    const fetchIt = page.getByRole("button", { name: "Traer y comprobar" });
    for (const [address, words] of [
      ["https://portal.example/registros/st-05-2012", "Esa dirección es de otro sitio"],
      ["ST-99/2099", "Este portal no tiene ese registro"],
      ["¿?", "No es la dirección ni la clave de un registro"],
      [`${server.origin}/acuerdos`, "No es la dirección ni la clave de un registro"],
    ] as const) {
      await field.fill(address);
      await fetchIt.click();
      await page.getByText(words).waitFor();
    }
    for (const address of [
      `${server.origin}${addresses[1]}`,
      String(addresses[1]?.split("/").at(-1)).toUpperCase(),
    ]) {
      await page.getByRole("button", { name: "Quitar todo" }).click();
      await field.fill(address);
      await fetchIt.click();
      await found(page).locator(".verdict.passed").waitFor();
    }
    expect(tab.problems.filter(({ text }) => !text.includes("404"))).toEqual([]);
    await tab.close();
  });

  it("is kept as one file, which opens from a disk, asks nobody for anything, and finds the same", async () => {
    const tab = await stranger();
    const { page } = tab;
    await page.goto(`${server.origin}/verificar`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Guardar este verificador" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("minuta-verifier.html");
    const path = join(folder, "minuta-verifier.html");
    await download.saveAs(path);
    const shown = await page.locator("#keep ~ p code.digest").textContent();
    const href = await page.getByRole("link", { name: "Guardar este verificador" }).getAttribute("href");
    const bytes = new Uint8Array(await (await fetch(`${server.origin}${href}`)).arrayBuffer());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(shown);
    await writeFile(path, bytes);
    const keys = await page.locator("#verifier").getAttribute("data-keys");
    await tab.close();

    const alone = await stranger({ locale: "en-GB" });
    await alone.context.setOffline(true);
    const asked: string[] = [];
    alone.context.on("request", (request) => asked.push(request.url()));
    await alone.page.goto(pathToFileURL(path).href);
    await alone.page.getByRole("heading", { name: "Verifier of Minuta records" }).waitFor();
    await choose(alone.page, all(one));
    // No key came with it.
    expect(await found(alone.page).locator(".verdict.unproven").count()).toBe(1);
    const list = { name: "keys.txt", mimeType: "text/plain", buffer: Buffer.from(keys ?? "") };
    await alone.page.getByRole("button", { name: "Remove everything" }).click();
    await choose(alone.page, [...all(one), list]);
    expect(await found(alone.page).locator(".verdict").textContent()).toBe("Everything is proven");
    await expectAccessible(alone.page);
    await alone.page.getByRole("button", { name: "Español" }).click();
    await choose(alone.page, [altered(one.json, 700), one.proof]);
    expect(await found(alone.page).locator(".verdict").textContent()).toMatch(/^Falla/);
    await expectAccessible(alone.page);
    expect(asked).toEqual([pathToFileURL(path).href]);
    expect(alone.problems).toEqual([]);
    await alone.close();
  });

  it("runs in a copy of the page that is opened as a file, and says what such a copy cannot do", async () => {
    const html = await (await fetch(`${server.origin}/verificar`)).text();
    const copy = join(folder, "copy");
    await mkdir(join(copy, "portal-files"), { recursive: true });
    for (const [, path = ""] of html.matchAll(/(?:src|href)="(\/portal-files\/[^"]+)"/g))
      await writeFile(join(copy, path), Buffer.from(await (await fetch(server.origin + path)).arrayBuffer()));
    await writeFile(join(copy, "verificar.html"), html.replaceAll('"/portal-files/', '"portal-files/'));
    const tab = await stranger();
    await tab.context.setOffline(true);
    await tab.page.goto(pathToFileURL(join(copy, "verificar.html")).href);
    await tab.page.getByText("Traer un registro por su dirección necesita el portal y la red.").waitFor();
    await choose(tab.page, all(one));
    expect(await found(tab.page).locator(".verdict").textContent()).toBe("Todo comprobado");
    expect(await tab.page.locator("#verifier-address").count()).toBe(0);
    await tab.close();
  });

  it("works by keyboard alone", async () => {
    const tab = await stranger();
    const { page } = tab;
    const picker = page.waitForEvent("filechooser");
    await page.goto(`${server.origin}/verificar`);
    await tabTo(page, chooser(page));
    await page.keyboard.press("Enter");
    await (await picker).setFiles(all(one));
    await found(page).locator(".verdict.passed").waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("results");
    const ways = found(page).locator("summary");
    await tabTo(page, ways);
    await page.keyboard.press("Enter");
    await found(page).getByText("No es la e.firma").waitFor();
    await tabTo(page, page.getByRole("button", { name: "Quitar todo" }));
    await page.keyboard.press("Enter");
    expect(await chooser(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await tab.close();
  });

  it("is accessible at both widths in both languages, and explains itself without JavaScript", async () => {
    for (const path of ["/verificar", "/en/verify"])
      for (const width of [1280, 360]) {
        const tab = await stranger({ viewport: { width, height: 800 } });
        const { page } = tab;
        await page.goto(server.origin + path);
        await expectAccessible(page);
        await choose(page, [...all(one), altered(other.json, 500), { ...other.proof, name: "otra.tlog" }]);
        await page.locator("details").evaluateAll((list) => {
          for (const each of list) (each as HTMLDetailsElement).open = true;
        });
        await expectAccessible(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([path, width, Math.max(0, wide)]).toEqual([path, width, 0]);
        expect(tab.problems).toEqual([]);
        await tab.close();
      }
    const plain = await stranger({ playwright: { javaScriptEnabled: false } });
    await plain.page.goto(`${server.origin}/verificar`);
    await plain.page.getByText("Con JavaScript, aquí se comprueban registros").waitFor();
    await plain.page.getByRole("heading", { name: "Con certeza: la huella completa" }).waitFor();
    await plain.close();
  });

  it("runs on its own page alone, under a policy that lets nothing else in", async () => {
    const policy = async (path: string) =>
      (await fetch(server.origin + path)).headers.get("content-security-policy") ?? "";
    expect(await policy("/verificar")).toContain("script-src 'self'");
    expect(await policy("/verificar")).not.toContain("unsafe");
    for (const path of ["/", "/en/resolutions", addresses[0] ?? "", "/bitacora"]) {
      expect(await policy(path)).toContain("default-src 'none'");
      expect(await policy(path)).not.toContain("script-src");
      expect(await (await fetch(server.origin + path)).text()).not.toContain("<script src");
    }
  });
});
