import { schemaVersion } from "@minuta/document";
import * as Y from "yjs";
import { Crowd } from "../../load/crowd.ts";
import { lossesOf } from "../../load/editor-client.ts";
import { fillDocument } from "../../load/large-document.ts";
import { RawConnection } from "../../load/raw-connection.ts";
import { openOnce, storedVector, wholeOf } from "../../load/reader.ts";
import { startProduct } from "../../peers/product.ts";
import { type Figures, type RoundSettings, type Side, trialsOf } from "../scenario.ts";

/**
 * A client of an earlier version, which does not know some node and would delete every one of them: it joins, says that it
 * is older, and sends what it would send, while others type.
 */
async function round(settings: RoundSettings): Promise<Figures> {
  const trials = trialsOf(settings, 50, 5);
  const product = await startProduct();
  try {
    const crowd = await Crowd.gather(product, { documents: 1, editorsEach: 5 });
    try {
      await fillDocument(await crowd.targetOf(0), 50_000, 500);
      let refused = 0;
      let deleted = 0;
      const typing = crowd.type({ editsPerSecond: 5, cursorsPerSecond: 5, seconds: settings.quick ? 2 : 10 });
      for (let trial = 0; trial < trials; trial += 1) {
        const target = await crowd.targetOf(trial);
        const before = lengthOf(wholeOf(await openOnce(target)));
        const old = { ...target, token: JSON.stringify({ schemaVersion: schemaVersion - 1 }) };
        const raw = await RawConnection.join(old, "answered");
        if (raw.isRefused) refused += 1;
        const { protocol, document } = target;
        for (const frame of [protocol.step2, protocol.update]) {
          raw.send(frame(document, everythingDeleted(wholeOf(await openOnce(target)))));
        }
        await raw.isClosedWithin(200);
        raw.leave();
        if (lengthOf(wholeOf(await openOnce(target))) < before) deleted += 1;
      }
      await typing;
      return {
        trials,
        ...lossesOf(crowd.clients, await storedVector(await crowd.targetOf(0))),
        refused,
        "texts that got shorter": deleted,
        "people disconnected": crowd.clients.filter(({ isOpen }) => !isOpen).length,
      };
    } finally {
      crowd.leave();
    }
  } finally {
    await product.stop();
  }
}

function lengthOf(state: Uint8Array): number {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const { length } = doc.getXmlFragment("prose").toString();
  doc.destroy();
  return length;
}

/** The update of a client that found nothing in the text that it knows. */
function everythingDeleted(state: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const vector = Y.encodeStateVector(doc);
  const prose = doc.getXmlFragment("prose");
  prose.delete(0, prose.length);
  const update = Y.encodeStateAsUpdate(doc, vector);
  doc.destroy();
  return update;
}

export const olderClient: readonly Side[] = [{ name: "an older client that does not know a node", round }];
