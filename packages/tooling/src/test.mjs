import { refuseOldNode } from "./supported-node.mjs";

refuseOldNode();
void import("./run-checks.mjs").then(({ runChecks }) => runChecks(process.argv.slice(2)));
