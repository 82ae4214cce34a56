import { DatabaseSync } from "node:sqlite";
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";

// @hocuspocus/extension-sqlite needs a compiler for its driver; this is its one table over the SQLite of Node.
const [port, path] = process.argv.slice(2);
const database = new DatabaseSync(path ?? ":memory:");
database.exec(
  "pragma journal_mode = wal; create table if not exists documents (name text primary key, data blob not null)",
);
const select = database.prepare("select data from documents where name = ?");
const upsert = database.prepare(
  "insert into documents (name, data) values (?, ?) on conflict (name) do update set data = excluded.data",
);

const server = new Server({
  port: Number(port),
  address: "127.0.0.1",
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => (select.get(documentName)?.data as Uint8Array | undefined) ?? null,
      store: async ({ documentName, state }) => {
        upsert.run(documentName, state);
      },
    }),
  ],
});
await server.listen();
process.stdout.write("ready\n");
