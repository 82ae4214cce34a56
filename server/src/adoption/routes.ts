import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import type { Bind } from "../http/bind.ts";
import { adoptResolution } from "./adopt-resolution.ts";
import { confirmResolution } from "./confirm-resolution.ts";
import { textResolutions } from "./text-resolutions.ts";
import { Turns } from "./turns.ts";
import { voidResolution } from "./void-resolution.ts";

export function bindAdoption(bind: Bind, context: Context): void {
  const turns = new Turns();
  bind(endpoints.listTextResolutions, async ({ by, params: { documentId } }) => {
    await readableDocument(context.db, by, documentId);
    const { text } = await context.live.read(documentId);
    return { resolutions: await textResolutions(context.db, documentId, text) };
  });
  bind(endpoints.adoptResolution, ({ by, params, body }) =>
    adoptResolution(context, turns, by, params.documentId, body),
  );
  bind(endpoints.confirmResolution, ({ by, params, body }) =>
    confirmResolution(context, by, params.documentId, body),
  );
  bind(endpoints.voidResolution, ({ by, params, body }) =>
    voidResolution(context, by, params.documentId, body),
  );
}
