import { get } from "node:http";
import { addressOf, createCall, endpoints } from "@minuta/contract";
import { schemaVersion } from "@minuta/document";
import { startServer, type TestServer } from "@minuta/testing";
import { atExit, temporaryFolder } from "../at-exit.ts";
import { hocuspocusProtocol } from "../load/protocol.ts";
import type { Target } from "../load/target.ts";
import type { DurablePeer, TargetOf } from "./peer.ts";
import { enter, printedLinks } from "./printed-links.ts";

export const minuta = "Minuta";

/** Everybody of the sample who writes in a meeting form. */
const writers: readonly (readonly [role: string, of: string])[] = [
  ["recordKeeper", ""],
  ["principal", "government"],
  ["alternate", "government"],
  ["principal", "institute"],
  ["alternate", "institute"],
  ["principal", "civilSociety"],
  ["alternate", "civilSociety"],
];

export type Product = DurablePeer & {
  readonly server: TestServer;
  readonly cookies: readonly string[];
  readonly newDocumentId: () => Promise<string>;
  readonly targetOf: (documentId: string, index: number) => Target;
  /** A figure of `/metrics`; NaN when there is none of that name. */
  readonly metric: (name: string) => Promise<number>;
};

/**
 * The real server with its sample, every person of the load signed in as one of its writers; on SQLite unless `env` says,
 * in a folder of its own unless one is given.
 */
export async function startProduct(
  env: Record<string, string> = {},
  folder = temporaryFolder(),
): Promise<Product> {
  const server = await startServer({ dataFolder: folder.path, env });
  const forget = atExit(() => {
    if (server.pid !== undefined) process.kill(server.pid, "SIGKILL");
  });
  const stop = async () => {
    await server.close();
    forget();
    folder.remove();
  };
  try {
    const links = await printedLinks(server);
    const cookies = await Promise.all(writers.map(([role, of]) => enter(links, role, of)));
    const calls = cookies.map((cookie) =>
      createCall({ fetch, baseUrl: server.origin, headers: () => ({ cookie, origin: server.origin }) }),
    );
    const call = calls[0] as (typeof calls)[number];
    const { meetings } = await call(endpoints.listMeetings);
    const { proposals } = await call(endpoints.listProposals);
    let used = 0;
    const newDocumentId = async () => {
      const meeting = meetings[used];
      used += 1;
      // The sample has so many meetings; of commitment drafts a proposal may have any number, and each writer a limit a minute.
      const { documentId } =
        meeting === undefined
          ? await (calls[used % calls.length] ?? call)(endpoints.createDocument, {
              body: {
                kind: "commitmentDraft",
                language: "es",
                proposalId: proposals[used % proposals.length]?.id ?? "",
                title: `Borrador ${used}`,
              },
            })
          : await call(endpoints.createDocument, {
              body: { kind: "meetingForm", language: "es", meetingId: meeting.id },
            });
      return documentId;
    };
    const targetOf = (document: string, index: number): Target => ({
      address: `${server.origin.replace("http", "ws")}/live`,
      headers: { cookie: cookies[index % cookies.length] ?? "", origin: server.origin },
      document,
      token: JSON.stringify({ schemaVersion }),
      protocol: hocuspocusProtocol,
      fetching: {
        token: JSON.stringify({ schemaVersion, takesSnapshot: true }),
        address: server.origin + addressOf(endpoints.readSnapshot, { params: { documentId: document } }),
      },
    });
    return {
      name: minuta,
      server,
      cookies,
      newDocumentId,
      targetOf,
      metric: async (name) => {
        const text = await textOf(`${server.origin}/metrics`);
        return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN);
      },
      get pid() {
        return server.pid ?? 0;
      },
      newDocument: async (): Promise<TargetOf> => {
        const documentId = await newDocumentId();
        return async (index) => targetOf(documentId, index);
      },
      kill: async () => {
        await server.kill9();
      },
      start: () => server.restart(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Over a connection of its own: one that was kept would not survive a restart of the server. */
function textOf(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve(text));
      response.on("error", reject);
    }).on("error", reject);
  });
}
