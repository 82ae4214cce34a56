export const documentKinds = [
  "minutes",
  "meetingForm",
  "commitmentDraft",
  "proposal",
  "translation",
  "communique",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Kinds that become a record; who signs it is what its workflow says. */
export const signedKinds = [
  "minutes",
  "meetingForm",
  "translation",
  "communique",
] as const satisfies readonly DocumentKind[];
export type SignedKind = (typeof signedKinds)[number];

export function isSignedKind(kind: DocumentKind): kind is SignedKind {
  return (signedKinds as readonly DocumentKind[]).includes(kind);
}

/** Kinds that record what was held, a session or a meeting: they have a roll of who attended. */
export function isHeldKind(kind: DocumentKind): boolean {
  return kind === "minutes" || kind === "meetingForm";
}

export const languages = ["es", "en"] as const;
export type Language = (typeof languages)[number];

/** The portal's three rubrics; each tells who answers for the text. */
export const sourceCategories = ["alliance", "plan", "civilSociety"] as const;
export type SourceCategory = (typeof sourceCategories)[number];
