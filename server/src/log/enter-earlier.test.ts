import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseVerifierKey, verifyFiles } from "@minuta/record";
import { expect, test } from "vitest";
import { openSecretariat } from "../testing/running-secretariat.ts";
import { publishForm, textAt } from "./watched-log.fixture.ts";

test("what was published before there was a log is entered at the next start, once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "minuta-earlier-"));
  const before = await openSecretariat({ MINUTA_DATA: folder });
  const addresses = [await publishForm(before), await publishForm(before)];
  await before.dispose();
  const file = new DatabaseSync(join(folder, "minuta.sqlite"));
  for (const table of ["log_entries", "log_tiles", "log_checkpoints", "log_state"]) {
    file.exec(`delete from ${table}`);
  }
  file.close();
  for (const start of [1, 2]) {
    const after = await openSecretariat({ MINUTA_DATA: folder });
    try {
      const [, size] = (await textAt(after, "/log/checkpoint")).split("\n");
      expect([start, size]).toEqual([start, "2"]);
      const logKey = parseVerifierKey((await textAt(after, "/log/key")).trim());
      for (const address of addresses) {
        const bytesAt = async (name: string) => ({
          name,
          bytes: new TextEncoder().encode(await textAt(after, `${address}/${name}`)),
        });
        const files = [await bytesAt("record.json"), await bytesAt("proof.tlog")];
        const { checks } = await verifyFiles(files, { logKey, witnesses: [] });
        const inclusion = checks.find(({ name }) => name === "inclusion");
        expect([address, inclusion?.outcome]).toEqual([address, "passed"]);
        expect(checks.filter(({ outcome }) => outcome === "failed")).toEqual([]);
      }
    } finally {
      await after.dispose();
    }
  }
  await rm(folder, { recursive: true });
});
