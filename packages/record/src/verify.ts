import { parties } from "@minuta/domain";
import type { PublishedRecord } from "./content.ts";
import { recordFormat } from "./content.ts";
import { digestOf } from "./digest.ts";

export type CheckName = "format" | "digest" | "signatures";
export type Check = { readonly name: CheckName; readonly passed: boolean; readonly detail: string };

/**
 * Checks a published record from its bytes alone (the JSON download): that it has the known form, that its content
 * has the digest it names, and that each of the three seats signed that digest. Never throws on bad input.
 */
export async function verify(bytes: Uint8Array): Promise<Check[]> {
  let record: PublishedRecord;
  try {
    record = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as PublishedRecord;
    if (record.content.format !== recordFormat)
      throw new TypeError(`format is ${String(record.content.format)}`);
    if (!Array.isArray(record.signatures)) throw new TypeError("signatures are missing");
  } catch (error) {
    return [
      { name: "format", passed: false, detail: error instanceof Error ? error.message : "not a record" },
    ];
  }
  const computed = await digestOf(record.content);
  const signed = parties.filter((party) =>
    record.signatures.some(
      (signature) =>
        signature.party === party && signature.decision === "sign" && signature.digest === computed,
    ),
  );
  return [
    { name: "format", passed: true, detail: recordFormat },
    { name: "digest", passed: computed === record.digest, detail: computed },
    {
      name: "signatures",
      passed: signed.length === parties.length,
      detail: `${signed.length}/${parties.length}`,
    },
  ];
}
