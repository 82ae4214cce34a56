import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { temporaryFolder } from "../at-exit.ts";
import type { Target } from "../load/target.ts";

export const yTiptap = "Tiptap 3.31 + y-tiptap 3.0";

const root = fileURLToPath(new URL("../../y-tiptap-page", import.meta.url));

/** A page with Tiptap, its collaboration and its carets, built as a product would be. */
export type YTiptapPage = {
  /** Where the page with this document is. */
  readonly addressOf: (target: Target) => string;
  readonly stop: () => Promise<void>;
};

export async function startYTiptapPage(): Promise<YTiptapPage> {
  const folder = temporaryFolder();
  try {
    const quiet = { root, configFile: false, logLevel: "warn" } as const;
    await build({ ...quiet, build: { outDir: folder.path, emptyOutDir: true } });
    const served = await preview({
      ...quiet,
      build: { outDir: folder.path },
      preview: { host: "127.0.0.1", port: 0 },
    });
    const origin = served.resolvedUrls?.local[0];
    if (origin === undefined) throw new Error("the page of y-tiptap is served nowhere");
    return {
      addressOf: ({ address, document }) => {
        const page = new URL(origin);
        page.searchParams.set("server", address);
        page.searchParams.set("document", document);
        return page.href;
      },
      stop: async () => {
        await served.close();
        folder.remove();
      },
    };
  } catch (error) {
    folder.remove();
    throw error;
  }
}
