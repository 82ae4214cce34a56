import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { publishDocument } from "./publish-document.ts";
import { removeFromPublic } from "./remove-from-public.ts";
import { readUnits } from "./units-reader.ts";

export function bindPublication(bind: Bind, context: Context): void {
  bind(endpoints.listUnits, async ({ by, params }) => ({
    units: await readUnits(context, by, params.documentId),
  }));
  bind(endpoints.publishDocument, ({ by, params, body }) =>
    publishDocument(context, by, params.documentId, body),
  );
  bind(endpoints.removeFromPublic, ({ by, params, body }) =>
    removeFromPublic(context, by, params.documentId, body),
  );
}
