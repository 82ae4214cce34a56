import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { exportList } from "./export-list.ts";
import { importFiles } from "./import-files.ts";

export function bindImports(bind: Bind, context: Context): void {
  bind(endpoints.importData, ({ by, body, language }) => importFiles(context, by, body, language));
  bind(endpoints.exportData, async ({ by, params, language }) => {
    requireTakingPart(by);
    return exportList(context.db, params.kind, language, context.clock());
  });
}
