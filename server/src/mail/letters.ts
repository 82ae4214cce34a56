import type { Language } from "@minuta/domain";
import type { Letter } from "./mail.ts";

/** The letter that carries a sign-in link. */
export function signInLetter(language: Language, to: string, link: string): Letter {
  return language === "es"
    ? {
        to,
        subject: "Su enlace para entrar a Minuta",
        text: `Con este enlace entra a Minuta. Sirve una sola vez y vence en diez minutos:\n\n${link}\n\nSi no lo pidió, ignore este correo: nadie puede entrar sin el enlace.\n`,
      }
    : {
        to,
        subject: "Your link to sign in to Minuta",
        text: `This link signs you in to Minuta. It works once and expires in ten minutes:\n\n${link}\n\nIf you did not ask for it, ignore this message: nobody can sign in without the link.\n`,
      };
}

/** The letter that invites a person to a mandate. */
export function invitationLetter(
  language: Language,
  facts: {
    readonly to: string;
    readonly name: string;
    readonly mandate: string;
    readonly link: string;
    readonly expiresOn: string;
  },
): Letter {
  return language === "es"
    ? {
        to: facts.to,
        subject: "Invitación a participar en Minuta",
        text: `${facts.name}:\n\nSe le invita a participar como ${facts.mandate}. Al entrar con este enlace acepta la invitación; sirve una sola vez y vence el ${facts.expiresOn}:\n\n${facts.link}\n\nSi no la esperaba, ignore este correo.\n`,
      }
    : {
        to: facts.to,
        subject: "Invitation to take part in Minuta",
        text: `${facts.name}:\n\nYou are invited to take part as ${facts.mandate}. By signing in with this link you accept the invitation; it works once and expires on ${facts.expiresOn}:\n\n${facts.link}\n\nIf you did not expect it, ignore this message.\n`,
      };
}
