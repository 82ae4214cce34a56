import {
  launchBrowser,
  type PrivatePostgres,
  postgresMissing,
  startPrivatePostgres,
  startServer,
  startTcpProxy,
  type TcpProxy,
  type TestServer,
} from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn } from "./story.ts";

describe.skipIf(postgresMissing() !== null)("the operator's page (needs PostgreSQL)", () => {
  let postgres: PrivatePostgres;
  let wire: TcpProxy;
  let server: TestServer;

  beforeAll(async () => {
    postgres = await startPrivatePostgres();
    wire = await startTcpProxy({ port: postgres.port });
    const url = (await postgres.newDatabase()).replace(`:${postgres.port}/`, `:${wire.port}/`);
    server = await startServer({ env: { DATABASE_URL: url } });
  });

  afterAll(async () => {
    await (await launchBrowser()).close();
    await server?.close();
    await wire?.close();
    await postgres?.close();
  });

  it("says that the database is away and what to do, while it is away, and that all is well when it is back", async () => {
    const { page } = await signedIn(server, "operator");
    await page.goto(`${server.origin}/app/servicio`);
    const well = page.getByText("Todo lo escrito está en disco");
    await well.waitFor();
    wire.cut();
    const away = page.getByRole("alert").filter({ hasText: "La base de datos no responde" });
    await away.waitFor();
    expect(await away.textContent()).toContain("Revise que PostgreSQL esté en marcha");
    expect(await well.count()).toBe(0);
    wire.heal();
    await well.waitFor();
    expect(await away.count()).toBe(0);
  });

  it("says when nothing answers at all", async () => {
    const { page } = await signedIn(server, "operator");
    await page.goto(`${server.origin}/app/servicio`);
    await page.getByText("Todo lo escrito está en disco").waitFor();
    await server.stop();
    await page.getByRole("alert").filter({ hasText: "El servicio no responde" }).waitFor();
  });
});
