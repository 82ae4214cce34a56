import type { Language } from "@minuta/domain";
import { shortDigest } from "@minuta/record";
import type { Letter } from "../mail/mail.ts";

/** The letter that asks a seat to decide on a closed text. */
export function signatureLetter(
  language: Language,
  to: { readonly email: string; readonly name: string },
  facts: {
    readonly record: { readonly key: string; readonly digest: string };
    readonly title: string;
    readonly address: string;
  },
): Letter {
  const { record, title, address } = facts;
  const short = shortDigest(record.digest);
  return language === "es"
    ? {
        to: to.email,
        subject: `Falta su firma: ${record.key}`,
        text: `${to.name}:\n\n«${title}» (${record.key}) está cerrado y espera la decisión de su asiento: firmar, firmar con reserva o negarse con una razón.\n\n${address}\n\nAntes de firmar compare la huella corta con la de las otras partes: ${short}.\n`,
      }
    : {
        to: to.email,
        subject: `Your signature is missing: ${record.key}`,
        text: `${to.name}:\n\n“${title}” (${record.key}) is closed and waits for your seat to decide: sign, sign with a reservation, or refuse with a reason.\n\n${address}\n\nBefore you sign, compare the short digest with that of the other parties: ${short}.\n`,
      };
}
