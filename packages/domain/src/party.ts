/** The three parties of the secretariat, each with one seat (DOMAIN: "Equal voice and vote"). */
export const parties = ["government", "institute", "civilSociety"] as const;
export type Party = (typeof parties)[number];

export function isParty(value: unknown): value is Party {
  return typeof value === "string" && (parties as readonly string[]).includes(value);
}
