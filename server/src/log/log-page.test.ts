import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { bring, cosignedNote, publishForm, registerWitness, textAt } from "./watched-log.fixture.ts";

describe("the page of the transparency log", () => {
  let secretariat: Secretariat;
  beforeAll(async () => {
    secretariat = await openSecretariat();
  });
  afterAll(() => secretariat.dispose());

  test("says in both languages that nothing is entered and nobody watches", async () => {
    const spanish = await textAt(secretariat, "/bitacora");
    expect(spanish).toContain("Todavía no hay asientos.");
    expect(spanish.match(/Sin testigo/g)).toHaveLength(3);
    expect((await textAt(secretariat, "/en/log")).match(/No witness/g)).toHaveLength(3);
  });

  test("shows what is entered, who cosigned it and since when, and who does not", async () => {
    const address = await publishForm(secretariat);
    const government = await registerWitness(secretariat, "government", 1);
    await registerWitness(secretariat, "institute", 2);
    const now = Math.floor(secretariat.running.context.clock().getTime() / 1000);
    const note = await textAt(secretariat, "/log/checkpoint");
    expect((await bring(secretariat, await cosignedNote(note, government, now))).status).toBe(200);
    const page = await textAt(secretariat, "/bitacora");
    expect(page).toContain("Cofirmó el punto de control más reciente");
    expect(page).toContain("Testigo registrado; aún no cofirma nada");
    expect(page.match(/Sin testigo/g)).toHaveLength(1);
    expect(page).toContain(`href="${address}/proof.tlog"`);
    expect(page).toContain("<dd>1</dd>");
    expect(page).toContain(await textAt(secretariat, "/log/checkpoint"));
    // Each link of the list leads somewhere.
    const links = [...page.matchAll(/href="(\/(?:log|registros)\/[^"]+)"/g)].map(([, path = ""]) => path);
    expect(links).toContain("/log/tile/entries/000.p/1");
    for (const path of new Set(links))
      expect([path, (await secretariat.with("").ask(path)).status]).toEqual([path, 200]);
    await publishForm(secretariat);
    expect(await textAt(secretariat, "/bitacora")).toContain("Le falta cofirmar 1 asiento");
    secretariat.pass(1000);
    await registerWitness(secretariat, "government", 3);
    expect(await textAt(secretariat, "/en/log")).toContain("Earlier key:");
  });

  test("is reached from every page", async () => {
    expect(await textAt(secretariat, "/")).toContain('href="/bitacora"');
    expect(await textAt(secretariat, "/en/verify")).toContain('href="/en/log"');
  });
});
