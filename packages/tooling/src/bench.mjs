import { refuseOldNode } from "./supported-node.mjs";

refuseOldNode();
void import("./launch-bench.mjs").then(({ launchBench }) => launchBench());
