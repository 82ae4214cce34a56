import { createServer } from "node:http";
import { setupWSConnection } from "@y/websocket-server/utils";
import { WebSocketServer } from "ws";

const server = createServer((_, response) => response.writeHead(404).end());
const webSockets = new WebSocketServer({ server });
webSockets.on("connection", (socket, request) => setupWSConnection(socket, request));
server.listen(Number(process.argv[2]), "127.0.0.1", () => process.stdout.write("ready\n"));
