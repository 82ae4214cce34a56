import { describe, expect, it } from "vitest";
import { startLiveBed } from "./live.fixture.ts";
import { paragraphOf, readTrace, replay } from "./trace-replay.fixture.ts";

describe("a real two-person trace", () => {
  it("ends in its endContent at both clients and in the journal, with its own concurrency", async (context) => {
    const trace = readTrace();
    if (trace === null) {
      context.skip("the trace is not part of the repository: there is no ../shared here");
      return;
    }
    const bed = await startLiveBed();
    try {
      bed.access.set("agent-0", "write").set("agent-1", "write");
      const id = await bed.newDocument();
      const clients = [0, 1].map((agent) => bed.join(`agent-${agent}`, id));
      await Promise.all(clients.map((client) => client.synced));
      await replay(trace, clients);
      const stored = await bed.live.read(id);
      const paragraph = stored.text.content?.find(({ type, content }) => type === "paragraph" && content);
      const words = paragraph?.content?.map((node) => node.text ?? "").join("");
      expect(words).toBe(trace.endContent);
      expect(clients.map(({ doc }) => paragraphOf(doc).toString())).toEqual([
        trace.endContent,
        trace.endContent,
      ]);
    } finally {
      await bed.stop();
    }
  }, 120_000);
});
