import { startLiveBed } from "./live.fixture.ts";

const bed = await startLiveBed();
for (let i = 0; i < 20; i++) bed.access.set("u" + i, "write");
const ids = [await bed.newDocument(), await bed.newDocument(), await bed.newDocument()];
console.log(JSON.stringify({ address: bed.address, origin: bed.origin, ids }));
process.on("SIGINT", () => process.exit());
