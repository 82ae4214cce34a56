import { endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import type { Bind } from "../http/bind.ts";
import { deleteComment, editComment } from "./change-comment.ts";
import { openThread } from "./open-thread.ts";
import { threadsOf } from "./reader.ts";
import { reply } from "./reply.ts";
import { setThreadState } from "./set-thread-state.ts";

export function bindComments(bind: Bind, context: Context): void {
  bind(endpoints.listThreads, async ({ by, params }) => {
    const { row, subject } = await readableDocument(context.db, by, params.documentId);
    return {
      threads: await threadsOf(context.db, by, { id: row.id, subject }, context.clock()),
      mayComment: can(by.actor, "document.comment", subject),
    };
  });
  bind(endpoints.openThread, async ({ by, params, body }) =>
    openThread(context, by, params.documentId, body),
  );
  bind(endpoints.reply, ({ by, params, body }) => reply(context, by, params, body));
  bind(endpoints.setThreadState, ({ by, params, body }) => setThreadState(context, by, params, body.state));
  bind(endpoints.editComment, ({ by, params, body }) => editComment(context, by, params, body));
  bind(endpoints.deleteComment, ({ by, params }) => deleteComment(context, by, params));
}
