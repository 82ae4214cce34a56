import { refuseOldNode } from "./supported-node.mjs";

refuseOldNode();
void import("./launch-server.mjs").then(({ launchServer }) => launchServer());
