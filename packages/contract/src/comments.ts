import "./no-eval.ts";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { id, instant, lines, nothing, person } from "./fields.ts";

export const comment = z.object({
  id,
  author: person,
  /** "" once the author deleted it; the mark stays. */
  body: z.string(),
  mentions: z.array(z.string()),
  createdAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  mayEdit: z.boolean(),
});

export const thread = z.object({
  id,
  documentId: id,
  /** Start and end of the commented range: encoded Yjs relative positions. Null for a comment on the whole document. */
  anchor: z.object({ start: z.string(), end: z.string() }).nullable(),
  /** The words as they stood when the thread was opened. */
  quote: z.string(),
  state: z.enum(["open", "resolved"]),
  createdAt: instant,
  resolvedAt: instant.nullable(),
  resolvedBy: person.nullable(),
  comments: z.array(comment),
});

const body = lines(4000);
const mentions = z.array(z.string().min(1).max(100)).max(20).default([]);

export const listThreads = {
  method: "GET",
  path: "/api/documents/:documentId/threads",
  summary: "Comment threads of a document, oldest first; at most 500.",
  action: "document.read",
  params: z.object({ documentId: id }).strict(),
  query: nothing,
  body: nothing,
  result: z.object({ threads: z.array(thread), mayComment: z.boolean() }),
} as const satisfies Endpoint;

export const openThread = {
  method: "POST",
  path: "/api/documents/:documentId/threads",
  summary: "Opens a thread on a range of the text, or on the whole document.",
  action: "document.comment",
  params: z.object({ documentId: id }).strict(),
  query: nothing,
  body: z
    .object({
      anchor: z
        .object({ start: z.string().min(1).max(400), end: z.string().min(1).max(400) })
        .strict()
        .nullable(),
      quote: z.string().max(1000),
      body,
      mentions,
    })
    .strict(),
  result: thread,
} as const satisfies Endpoint;

const threadParams = z.object({ documentId: id, threadId: id }).strict();

export const reply = {
  method: "POST",
  path: "/api/documents/:documentId/threads/:threadId/comments",
  summary: "Adds a comment to a thread.",
  action: "document.comment",
  params: threadParams,
  query: nothing,
  body: z.object({ body, mentions }).strict(),
  result: thread,
} as const satisfies Endpoint;

export const setThreadState = {
  method: "PUT",
  path: "/api/documents/:documentId/threads/:threadId/state",
  summary: "Resolves or reopens a thread.",
  action: "comment.resolve",
  params: threadParams,
  query: nothing,
  body: z.object({ state: z.enum(["open", "resolved"]) }).strict(),
  result: thread,
} as const satisfies Endpoint;

const commentParams = z.object({ documentId: id, threadId: id, commentId: id }).strict();

export const editComment = {
  method: "PATCH",
  path: "/api/documents/:documentId/threads/:threadId/comments/:commentId",
  summary: "Changes one's own comment.",
  action: "comment.edit",
  params: commentParams,
  query: nothing,
  body: z.object({ body, mentions }).strict(),
  result: thread,
} as const satisfies Endpoint;

export const deleteComment = {
  method: "DELETE",
  path: "/api/documents/:documentId/threads/:threadId/comments/:commentId",
  summary: "Deletes one's own comment; a mark stays in its place.",
  action: "comment.edit",
  params: commentParams,
  query: nothing,
  body: nothing,
  result: thread,
} as const satisfies Endpoint;
