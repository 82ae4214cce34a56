import "./no-eval.ts";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { nothing } from "./fields.ts";

/** The lists that go in and out as CSV, in the order in which they build on each other. */
export const dataKinds = [
  "organizations",
  "delegates",
  "proposals",
  "meetings",
  "participants",
  "commitments",
  "followUps",
] as const;
export type DataKind = (typeof dataKinds)[number];

/** Lists that can be exported; resolutions go out, and come in as reports on them (`followUps`). */
export const exportKinds = [
  "organizations",
  "delegates",
  "proposals",
  "meetings",
  "participants",
  "commitments",
  "resolutions",
] as const;
export type ExportKind = (typeof exportKinds)[number];

/** What one cell, or a whole file, is refused for. */
export const importFaultCodes = [
  "not_csv",
  "too_many_rows",
  "column_missing",
  "column_unknown",
  "required",
  "too_long",
  "invalid_character",
  "not_a_number",
  "not_a_date",
  "not_one_of",
  "not_an_address",
  "dates_reversed",
  "twice_in_file",
  "already_there",
  "number_gap",
  "organization_unknown",
  "proposal_unknown",
  "meeting_unknown",
  "resolution_unknown",
  "resolution_is_void",
  "follow_up_needs_words",
  "not_permitted",
] as const;
export type ImportFaultCode = (typeof importFaultCodes)[number];

export const importFault = z.object({
  /** Name of the file as it was sent. */
  file: z.string(),
  /** Line of the table counted from 1, the headings being line 1; 0 for the whole file. */
  row: z.int(),
  /** Heading of the column as it stands in the file; "" for the whole line. */
  column: z.string(),
  code: z.enum(importFaultCodes),
  /** What is wrong and how to mend it, in the language of the request. */
  message: z.string(),
});

export const importData = {
  method: "POST",
  path: "/api/imports",
  summary:
    "Reads CSV files into the secretariat's lists, all of them or none; with `check` it only says what would happen.",
  action: "data.import",
  params: nothing,
  query: nothing,
  body: z
    .object({
      check: z.boolean(),
      files: z
        .array(
          z
            .object({
              kind: z.enum(dataKinds),
              name: z.string().min(1).max(200),
              content: z.string().max(6_000_000),
            })
            .strict(),
        )
        .min(1)
        .max(dataKinds.length),
    })
    .strict(),
  result: z.object({
    applied: z.boolean(),
    added: z.array(z.object({ kind: z.enum(dataKinds), rows: z.int() })),
    /** At most 200; `faultCount` counts them all. */
    faults: z.array(importFault),
    faultCount: z.int(),
  }),
} as const satisfies Endpoint;

export const exportData = {
  method: "GET",
  path: "/api/exports/:kind",
  summary:
    "A list as CSV: UTF-8 with byte order mark, CRLF, cells that a spreadsheet would run as formulas made plain.",
  action: "secretariat.read",
  params: z.object({ kind: z.enum(exportKinds) }).strict(),
  query: nothing,
  body: nothing,
  result: z.object({ fileName: z.string(), content: z.string() }),
} as const satisfies Endpoint;
