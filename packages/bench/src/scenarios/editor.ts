import { setTimeout as pause } from "node:timers/promises";
import { type BrowserTab, launchBrowser } from "@minuta/testing";
import { type Probed, pageProbe } from "../browser/page-probe.ts";
import { EditorClient, TypingTimes } from "../load/editor-client.ts";
import { fillDocument } from "../load/large-document.ts";
import type { Target } from "../load/target.ts";
import { Samples } from "../measure.ts";
import { minuta, startProduct } from "../peers/product.ts";
import { startStockHocuspocus } from "../peers/stock-hocuspocus.ts";
import { startYTiptapPage, yTiptap } from "../peers/y-tiptap.ts";
import type { Figures, RoundSettings, Scenario } from "./scenario.ts";

const paragraphLength = 120;
const remoteEditsPerSecond = 10;
const movesPerSecond = 20;
const keyPause = 80;
/** The paragraph in front of the person at the page. */
const readAt = 60;
/** A client repeats its presence this often so that it is not forgotten, whatever happens. */
const renewal = 15_000;

/** One editor in a browser page, and the server behind it. */
type Hosted = {
  readonly targetOf: (index: number) => Target;
  /** Lets the page in and goes to the document. */
  readonly goTo: (tab: BrowserTab) => Promise<void>;
  readonly stop: () => Promise<void>;
};

async function hostProduct(): Promise<Hosted> {
  const product = await startProduct();
  const documentId = await product.newDocumentId();
  return {
    targetOf: (index) => product.targetOf(documentId, index),
    goTo: async ({ context, page }) => {
      const [name = "", ...value] = (product.cookies[0] ?? "").split("=");
      await context.addCookies([{ name, value: value.join("="), url: product.server.origin }]);
      await page.goto(`${product.server.origin}/app/documentos/${documentId}`);
    },
    stop: product.stop,
  };
}

async function hostYTiptap(): Promise<Hosted> {
  const server = await startStockHocuspocus();
  const target = await (await server.newDocument())(0);
  const site = await startYTiptapPage();
  return {
    targetOf: () => target,
    goTo: async ({ page }) => {
      await page.goto(site.addressOf(target));
    },
    stop: async () => {
      await site.stop();
      await server.stop();
    },
  };
}

const roundOf =
  (host: () => Promise<Hosted>) =>
  async ({ quick, progress }: RoundSettings): Promise<Figures> => {
    const hosted = await host();
    try {
      const paragraphs = quick ? 600 : 3000;
      progress(`writing ${paragraphs} paragraphs`);
      await fillDocument(hosted.targetOf(1), paragraphs * paragraphLength, paragraphLength);
      const browser = await launchBrowser();
      const others: EditorClient[] = [];
      try {
        const tab = await browser.open();
        await tab.context.addInitScript(pageProbe);
        await hosted.goTo(tab);
        await tab.page.locator(".ProseMirror p").nth(100).waitFor({ timeout: 60_000 });
        progress("bringing the others in");
        const times = new TypingTimes();
        const count = quick ? 40 : 200;
        for (let index = 0; index < count; index += 1) {
          const client = new EditorClient(hosted.targetOf(index + 1), times, null, null);
          others.push(client);
          await client.join();
          client.settle(placeOf(index, count, paragraphs));
          client.movesCursor();
        }
        await pause(2000);
        return await measure(tab, others, quick ? 40 : 150, progress);
      } finally {
        for (const client of others) client.leave();
        await browser.close();
      }
    } finally {
      await hosted.stop();
    }
  };

/** A quarter of them read and write where the page is, on the screen or just beside it; the rest all over the text. */
function placeOf(index: number, count: number, paragraphs: number): number {
  return index % 4 === 0
    ? readAt - 20 + (Math.trunc(index / 4) % 40)
    : Math.trunc((index * paragraphs) / count);
}

async function measure(
  tab: BrowserTab,
  others: readonly EditorClient[],
  keys: number,
  progress: (text: string) => void,
): Promise<Figures> {
  const { page } = tab;
  // A caret in the middle, where remote edits pass before and behind it.
  const paragraph = page.locator(".ProseMirror > p").nth(readAt);
  await paragraph.click();
  await pause(1500);

  progress("the others type while the page rests");
  await clear(tab);
  const restStart = await page.evaluate("performance.now()");
  let going = true;
  const load = typeAround(others, () => going);
  await pause((keys * keyPause) / 1.5);
  const resting = await probed(tab);
  const restEnd = await page.evaluate("performance.now()");
  const renewals = Math.floor((Number(restEnd) - Number(restStart)) / renewal) + 1;

  progress("the page types too");
  await clear(tab);
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press("a");
    await pause(keyPause);
  }
  await pause(200);
  const typing = await probed(tab);
  going = false;
  await load;
  for (const problem of tab.problems) progress(`${problem.kind}: ${problem.text}`);
  const edits = samplesOf([...resting.edits, ...typing.edits]);
  const pressed = samplesOf(typing.keys);
  return {
    "remote edit p50 ms": edits.percentile(0.5),
    "remote edit p95 ms": edits.percentile(0.95),
    "remote edits": edits.count,
    "presence frame p50 ms": samplesOf([...resting.presence, ...typing.presence]).percentile(0.5),
    "key to frame p50 ms": pressed.percentile(0.5),
    "key to frame p95 ms": pressed.percentile(0.95),
    keys: pressed.count,
    "presence messages a remote edit":
      Math.max(0, resting.presenceSent.length - renewals) / resting.edits.length,
    "page problems": tab.problems.length,
  };
}

/** Everybody is there; some of them type and move. */
async function typeAround(others: readonly EditorClient[], going: () => boolean): Promise<void> {
  const tick = 1000 / movesPerSecond;
  for (let turn = 0; going() && turn < 10_000; turn += 1) {
    if (turn % Math.round(movesPerSecond / remoteEditsPerSecond) === 0) {
      others[(turn * 3) % others.length]?.type("b");
    }
    others[turn % others.length]?.movesCursor();
    await pause(tick);
  }
}

async function clear({ page }: BrowserTab): Promise<void> {
  await page.evaluate("for (const list of Object.values(window.probed)) list.length = 0");
}

async function probed({ page }: BrowserTab): Promise<Probed> {
  return JSON.parse(String(await page.evaluate("JSON.stringify(window.probed)"))) as Probed;
}

function samplesOf(values: readonly number[]): Samples {
  const samples = new Samples();
  for (const value of values) samples.add(value);
  return samples;
}

export const editor: Scenario = {
  name: "editor",
  about: `an editor's page in Chromium: 3,000 paragraphs, 200 carets of which ${movesPerSecond} move a second, ${remoteEditsPerSecond} remote edits/s`,
  reach:
    "remote edit p50 ≤ 5 ms of script, key to frame p95 ≤ 50 ms, no presence message caused by a remote edit",
  sides: [
    { name: minuta, round: roundOf(hostProduct) },
    { name: yTiptap, round: roundOf(hostYTiptap) },
  ],
};
