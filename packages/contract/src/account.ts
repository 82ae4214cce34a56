import "./no-eval.ts";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { id, instant, language, nothing, party, plainDate, role } from "./fields.ts";

export const mandate = z.object({
  id,
  role,
  party: party.nullable(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  startsOn: plainDate,
  endsOn: plainDate.nullable(),
});

export const me = {
  method: "GET",
  path: "/api/me",
  summary: "The signed-in account with the mandates in force.",
  action: "signedIn",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    language,
    mandates: z.array(mandate),
    /** Whether the sample secretariat is on. */
    sample: z.boolean(),
  }),
} as const satisfies Endpoint;

export const setLanguage = {
  method: "PUT",
  path: "/api/me/language",
  summary: "Sets the language of the interface and of mail for this account.",
  action: "signedIn",
  params: nothing,
  query: nothing,
  body: z.object({ language }).strict(),
  result: nothing,
} as const satisfies Endpoint;

export const listSignIns = {
  method: "GET",
  path: "/api/me/sign-ins",
  summary: "Every browser that is signed in to this account.",
  action: "signedIn",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({
    signIns: z.array(
      z.object({
        id: z.string(),
        current: z.boolean(),
        createdAt: instant,
        lastUsedAt: instant,
        device: z.string(),
      }),
    ),
  }),
} as const satisfies Endpoint;

export const endSignIn = {
  method: "DELETE",
  path: "/api/me/sign-ins/:signInId",
  summary: "Signs one browser out.",
  action: "signedIn",
  params: z.object({ signInId: z.string().min(1).max(100) }).strict(),
  query: nothing,
  body: nothing,
  result: nothing,
} as const satisfies Endpoint;

export const endAllSignIns = {
  method: "DELETE",
  path: "/api/me/sign-ins",
  summary: "Signs out everywhere, this browser included.",
  action: "signedIn",
  params: nothing,
  query: nothing,
  body: nothing,
  result: nothing,
} as const satisfies Endpoint;
