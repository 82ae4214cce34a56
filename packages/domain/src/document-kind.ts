export const documentKinds = ["minutes", "meetingForm", "commitmentDraft", "proposal"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Kinds that become a record signed by the three seats. */
export const signedKinds = ["minutes", "meetingForm"] as const satisfies readonly DocumentKind[];

export function isSignedKind(kind: DocumentKind): boolean {
  return (signedKinds as readonly DocumentKind[]).includes(kind);
}

export const languages = ["es", "en"] as const;
export type Language = (typeof languages)[number];

/** The portal's three rubrics; each tells who answers for the text. */
export const sourceCategories = ["alliance", "plan", "civilSociety"] as const;
export type SourceCategory = (typeof sourceCategories)[number];
