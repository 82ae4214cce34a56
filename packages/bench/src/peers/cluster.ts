import {
  type PrivatePostgres,
  type PrivateRedis,
  startPrivatePostgres,
  startPrivateRedis,
  startServer,
  startTcpProxy,
  type TcpProxy,
  type TestServer,
} from "@minuta/testing";
import { temporaryFolder } from "../at-exit.ts";
import type { Target } from "../load/target.ts";
import type { Peer } from "./peer.ts";
import { startProduct } from "./product.ts";

export type ClusterNode = {
  readonly server: TestServer;
  /** Between this node and PostgreSQL, and Redis; null where the cluster was not to have any. */
  readonly toDatabase: TcpProxy | null;
  readonly toRedis: TcpProxy | null;
};

/** Several servers over one PostgreSQL and one Redis, all of them this run's own. */
export type Cluster = {
  /** Spreads people over the nodes in turn. */
  readonly spread: Peer;
  readonly nodes: readonly ClusterNode[];
  /** How the `index`-th person joins a document at a node. */
  readonly targetAt: (node: number, documentId: string, index: number) => Target;
  readonly newDocumentId: () => Promise<string>;
  readonly postgres: PrivatePostgres;
  readonly databaseUrl: string;
  readonly redis: PrivateRedis;
};

/** Runs `work` with so many nodes; `wired` puts a proxy into each connection of each, for who wants to cut it. */
export async function withCluster<T>(
  { size, wired }: { readonly size: number; readonly wired: boolean },
  work: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  await using stack = new AsyncDisposableStack();
  const postgres = stack.use(await startPrivatePostgres());
  const redis = stack.use(await startPrivateRedis());
  const databaseUrl = await postgres.newDatabase();
  const wire = async (url: string, port: number): Promise<[string, TcpProxy | null]> => {
    if (!wired) return [url, null];
    const proxy = stack.use(await startTcpProxy({ port }));
    return [url.replace(`:${port}`, `:${proxy.port}`), proxy];
  };
  const surroundings = async () => {
    const [database, toDatabase] = await wire(databaseUrl, postgres.port);
    const [redisUrl, toRedis] = await wire(redis.url, redis.port);
    return {
      env: { DATABASE_URL: database, REDIS_URL: redisUrl, MINUTA_SAMPLE: "on" },
      toDatabase,
      toRedis,
    };
  };
  // The first signs everybody in: a node that starts later takes unused links back.
  const { env, ...wires } = await surroundings();
  const first = await startProduct(env);
  stack.defer(() => first.stop());
  const nodes: ClusterNode[] = [{ server: first.server, ...wires }];
  for (let more = 1; more < size; more += 1) {
    const around = await surroundings();
    const folder = temporaryFolder();
    stack.defer(() => folder.remove());
    const server = stack.use(await startServer({ env: around.env, dataFolder: folder.path }));
    nodes.push({ server, toDatabase: around.toDatabase, toRedis: around.toRedis });
  }
  const targetAt = (node: number, documentId: string, index: number): Target => {
    const target = first.targetOf(documentId, index);
    const { origin } = nodes[node]?.server ?? first.server;
    const address = `${origin.replace("http", "ws")}/live`;
    return { ...target, address, headers: { ...target.headers, origin } };
  };
  const spread: Peer = {
    name: first.name,
    pid: first.pid,
    newDocument: async () => {
      const documentId = await first.newDocumentId();
      return async (index) => targetAt(index % size, documentId, Math.floor(index / size));
    },
    stop: first.stop,
  };
  const { newDocumentId } = first;
  return await work({ spread, nodes, targetAt, newDocumentId, postgres, databaseUrl, redis });
}
