import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publishMinutes, startServer, type TestServer } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordFolder } from "./gather-files.ts";

const program = fileURLToPath(new URL("../main.ts", import.meta.url));

type Ended = { readonly code: number; readonly out: string; readonly told: string };

function verify(args: readonly string[], LANG = "en_US.UTF-8"): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, LANG, LC_ALL: "", LC_MESSAGES: "" };
    execFile(process.execPath, [program, "verify", ...args], { env }, (error, out, told) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, told }),
    );
  });
}

describe("minuta verify", () => {
  let server: TestServer;
  let page: string;
  let key: string;
  let folder: string;
  const names = ["record.json", "proof.tlog", "record.pdf", "record.docx", "resolutions.csv"];
  beforeAll(async () => {
    server = await startServer();
    folder = await mkdtemp(join(tmpdir(), "minuta-verify-"));
    page = `${server.origin}${(await publishMinutes(server, "Publicar el calendario de reuniones.")).address}`;
    key = (await (await fetch(`${server.origin}/log/key`)).text()).trim();
    for (const name of names)
      await writeFile(
        join(folder, name),
        new Uint8Array(await (await fetch(`${page}/${name}`)).arrayBuffer()),
      );
  });
  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Changes one byte of a file while `act` runs. */
  async function altered<T>(name: string, at: number, act: () => Promise<T>): Promise<T> {
    const path = join(folder, name);
    const bytes = await readFile(path);
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await writeFile(path, changed);
    try {
      return await act();
    } finally {
      await writeFile(path, bytes);
    }
  }

  it("checks a record by the address of its page, and says whose word the key is", async () => {
    for (const address of [page, `${page}/record.json`, page.replace("/registros/", "/en/records/")]) {
      const { code, out, told } = await verify([address]);
      expect([code, told]).toEqual([0, ""]);
      expect(out.match(/^✓ “.*” is the file that was published/gm)?.length).toBeGreaterThanOrEqual(8);
      expect(out).toContain("✓ Entry 1/1 of the log");
      expect(out).toContain("✓ Signatures of the three seats: 3/3.");
      expect(out).toContain(`give it with --log-key: ${key}`);
      expect(out).not.toMatch(/^[✗○]/m);
    }
    const spanish = await verify([page, "--log-key", key], "es_MX.UTF-8");
    expect(spanish.out).toContain("✓ Gobierno: la llave de acceso firmó esta huella.");
    expect(spanish.out).toContain("No es la e.firma");
    expect(spanish.out).not.toContain("--log-key");
  });

  it("checks a folder, a file with its proof, and the data alone", async () => {
    const whole = await verify([folder, "--log-key", key]);
    expect([whole.code, whole.out.match(/^✓/gm)?.length, /^[✗○]/m.test(whole.out)]).toEqual([0, 13, false]);
    const one = await verify([
      join(folder, "record.pdf"),
      join(folder, "record.json"),
      "--proof",
      join(folder, "proof.tlog"),
    ]);
    expect(one.code).toBe(0);
    expect(one.out).toContain("✓ “record.pdf” is the file that was published (record.pdf).");
    expect(one.out).toContain("✓ The data are those that were entered as ST-");
    const alone = await verify([join(folder, "record.pdf"), "--proof", join(folder, "proof.tlog")]);
    expect([alone.code, alone.out.includes("○ “record.pdf” was not compared: the data file")]).toEqual([
      0,
      true,
    ]);
    const data = await verify([join(folder, "record.json")]);
    expect([data.code, data.out.includes("○ It is not known whether it is in the log")]).toEqual([0, true]);
  });

  it("names what was altered, and ends with 1", async () => {
    for (const [name, line] of [
      ["record.pdf", "✗ “record.pdf” is none of the files"],
      ["record.docx", "✗ “record.docx” is none of the files"],
      ["record.json", "✗ The data are not those that were entered in the log: the file has another digest."],
      ["proof.tlog", "✗ "],
    ] as const) {
      const { code, out } = await altered(name, 400, () => verify([folder, "--log-key", key]));
      expect([name, code, out.includes(line)]).toEqual([name, 1, true]);
    }
    const other = await verify([folder, "--log-key", "localhost/log+00000000+AAAA"]);
    expect([other.code, other.out]).toEqual([2, ""]);
  });

  it("tells other programs the same", async () => {
    const sound = JSON.parse((await verify([page, "--json"])).out);
    expect([sound.failed, sound.logKeyNamedByPortal, sound.signatures.length]).toEqual([0, key, 3]);
    const { code, out } = await altered("record.pdf", 40, () => verify([folder, "--json"]));
    const { failed, checks } = JSON.parse(out);
    expect([code, failed]).toEqual([1, 1]);
    expect(checks).toContainEqual({
      name: "file",
      outcome: "failed",
      detail: "not_named",
      party: null,
      about: "record.pdf",
    });
  });

  it("ends with 2 for what it cannot read or understand", async () => {
    for (const args of [
      [],
      [page, folder],
      [folder, "--unknown"],
      [folder, "--witness", key],
      [join(folder, "nothing")],
      [`${server.origin}/registros/no-such-record`],
      ["http://portal.example.org/registros/st-05-2012"],
    ]) {
      const { code, out, told } = await verify(args);
      expect([args, code, out, told === ""]).toEqual([args, 2, "", false]);
    }
  });
});

it("an address is that of a record, on a safe way", () => {
  const folder = "https://portal.example/registros/st-05-2012";
  for (const address of [folder, `${folder}/`, `${folder}/record.json`, `${folder}#acuerdo-1`])
    expect(recordFolder(address)).toBe(folder);
  for (const wrong of [
    "https://portal.example/verificar",
    `${folder}?x=1`,
    `${folder}/../../log`,
    "http://portal.example/registros/st-05-2012",
    "https://user@portal.example/registros/st-05-2012",
    "x",
  ])
    expect(recordFolder(wrong)).toBeNull();
});
