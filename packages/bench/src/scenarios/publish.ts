import { exportRecord, recordPdf } from "@minuta/export";
import { launchBrowser } from "@minuta/testing";
import { longRecord } from "../load/long-record.ts";
import { Samples } from "../measure.ts";
import type { Figures, RoundSettings, Scenario } from "./scenario.ts";

const address = "https://gobiernoabierto.example/registros/st-05-2012";

/** Every record has its own words, also in the next round: no typesetter meets a line that it has set already. */
let editions = 0;
function nextRecord() {
  editions += 1;
  return longRecord(editions * 1009);
}

const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0;

async function product({ quick, progress }: RoundSettings): Promise<Figures> {
  const coldFrom = performance.now();
  await exportRecord({ ...nextRecord(), address });
  const cold = performance.now() - coldFrom;
  progress("the typesetter is warm");
  const alone = new Samples();
  const all = new Samples();
  let pages = 0;
  let bytes = 0;
  for (let time = 0; time < (quick ? 2 : 10); time += 1) {
    const { published } = nextRecord();
    const pdfFrom = performance.now();
    const pdf = await recordPdf(published, address);
    alone.add(performance.now() - pdfFrom);
    pages = pagesOf(pdf);
    const record = nextRecord();
    const from = performance.now();
    const files = await exportRecord({ ...record, address });
    all.add(performance.now() - from);
    bytes = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  }
  return {
    "PDF p50 ms": alone.percentile(0.5),
    "PDF p95 ms": alone.percentile(0.95),
    pages,
    "all formats p50 ms": all.percentile(0.5),
    "all formats p95 ms": all.percentile(0.95),
    "first of the round ms": cold,
    "all formats KB": bytes / 1024,
  };
}

async function chromium({ quick, progress }: RoundSettings): Promise<Figures> {
  await using browser = await launchBrowser();
  await using tab = await browser.open();
  const print = async () => {
    const files = await exportRecord({ ...nextRecord(), address });
    const html = new TextDecoder().decode(files.find(({ name }) => name === "record.html")?.bytes);
    const from = performance.now();
    await tab.page.setContent(html, { waitUntil: "load" });
    const pdf = await tab.page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
    return { took: performance.now() - from, pdf };
  };
  const cold = await print();
  progress("the browser is warm");
  const alone = new Samples();
  let pages = 0;
  for (let time = 0; time < (quick ? 2 : 10); time += 1) {
    const { took, pdf } = await print();
    alone.add(took);
    pages = pagesOf(pdf);
  }
  return {
    "PDF p50 ms": alone.percentile(0.5),
    "PDF p95 ms": alone.percentile(0.95),
    pages,
    "first of the round ms": cold.took,
  };
}

export const publish: Scenario = {
  name: "publish",
  about: "a record of about 50 pages to all its files; Chromium prints record.html of the same",
  reach: "all formats ≤ 1,000 ms, PDF ≤ 300 ms",
  sides: [
    { name: "Minuta", round: product },
    { name: "Chromium", round: chromium },
  ],
};
