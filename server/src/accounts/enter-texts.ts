import type { Language } from "@minuta/domain";

/** Words of the page that a sign-in link opens. */
export const enterTexts = {
  es: {
    title: "Entrar a Minuta",
    lead: "Confirme que es usted quien abrió el enlace.",
    as: "Va a entrar como",
    invited: "Al entrar acepta la invitación a participar como",
    enter: "Entrar",
    once: "El enlace sirve una sola vez.",
    goneTitle: "Este enlace ya no sirve",
    gone: "Ya se usó o venció. Pida uno nuevo: llega por correo en un momento.",
    again: "Pedir otro enlace",
  },
  en: {
    title: "Sign in to Minuta",
    lead: "Confirm that it was you who opened the link.",
    as: "You are about to sign in as",
    invited: "By signing in you accept the invitation to take part as",
    enter: "Sign in",
    once: "The link works once.",
    goneTitle: "This link no longer works",
    gone: "It was used already or it expired. Ask for a new one: it arrives by mail in a moment.",
    again: "Ask for another link",
  },
} as const satisfies Record<Language, unknown>;
