import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { publishDocument } from "./publish-document.ts";

export function bindPublication(bind: Bind, context: Context): void {
  bind(endpoints.publishDocument, ({ by, params }) => publishDocument(context, by, params.documentId));
}
