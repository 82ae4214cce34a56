import { endpoints } from "@minuta/contract";
import { type Party, parties } from "@minuta/domain";
import {
  cosign,
  formatSignature,
  formatVerifierKey,
  parseNote,
  type SigningKey,
  signingKeyOf,
} from "@minuta/record";
import type { Secretariat } from "../testing/running-secretariat.ts";
import { closedForm, sign } from "../testing/walk.ts";

/** A form that the three seats signed and that waits to be published. */
export async function signedForm(secretariat: Secretariat): Promise<string> {
  const { documentId, record } = await closedForm(secretariat);
  for (const party of parties) await sign(secretariat, documentId, party, record.digest);
  return documentId;
}

/** Publishes a signed document; answers with the address of its page. */
export async function publish(secretariat: Secretariat, documentId: string): Promise<string> {
  const { call } = await secretariat.as("recordKeeper");
  return (await call(endpoints.publishDocument, { params: { documentId } })).address;
}

/** Publishes a new form. */
export async function publishForm(secretariat: Secretariat): Promise<string> {
  return publish(secretariat, await signedForm(secretariat));
}

/** The text of a public address. */
export async function textAt(secretariat: Secretariat, path: string): Promise<string> {
  const answer = await secretariat.with("").ask(path);
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
  return answer.text();
}

/** Registers a witness of a party by its principal. */
export async function registerWitness(
  secretariat: Secretariat,
  party: Party,
  seed: number,
): Promise<SigningKey> {
  const key = await signingKeyOf(`${party}.example/testigo`, "cosignature", new Uint8Array(32).fill(seed));
  const { call } = await secretariat.as("principal", party);
  await call(endpoints.registerWitness, {
    params: { party },
    body: { verifierKey: formatVerifierKey(key) },
  });
  return key;
}

/** A note with the cosignature of a witness and no other. */
export async function cosignedNote(note: string, key: SigningKey, seconds: number): Promise<string> {
  const text = parseNote(note)?.text ?? "";
  return note + formatSignature(await cosign(text, key, seconds));
}

/** Brings a note to the log as a witness does: without a sign-in. */
export function bring(secretariat: Secretariat, note: string): Promise<Response> {
  return fetch(`${secretariat.origin}/log/cosignatures`, {
    method: "POST",
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: note,
  });
}
