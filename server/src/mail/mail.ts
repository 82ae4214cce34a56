import type { MailConfig } from "../config.ts";

export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** An iCalendar file that a mail program offers to put into its calendar. */
  readonly calendar?: { readonly method: "REQUEST" | "CANCEL"; readonly content: string };
};

/** Hands letters to the mail server. */
export type Mail = {
  readonly send: (letter: Letter) => Promise<void>;
  readonly dispose: () => void;
};

/** Letters waiting for the mail server at once; more are refused, so that a dead server fills no memory. */
const maxWaiting = 500;

/** Mail by SMTP; nodemailer is loaded with the first letter. */
export function smtpMail(config: MailConfig): Mail {
  let transport: Promise<import("nodemailer").Transporter> | null = null;
  let waiting = 0;
  const connect = async () => {
    const { createTransport } = await import("nodemailer");
    return createTransport({
      url: config.url,
      pool: true,
      maxConnections: 2,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  return {
    send: async (letter) => {
      if (waiting >= maxWaiting) throw new Error("too many letters wait for the mail server");
      waiting += 1;
      try {
        transport ??= connect();
        const { calendar, ...words } = letter;
        await (await transport).sendMail({
          from: config.from,
          ...words,
          ...(calendar === undefined ? {} : { icalEvent: { ...calendar, filename: "convocatoria.ics" } }),
        });
      } finally {
        waiting -= 1;
      }
    },
    dispose: () => {
      transport?.then(
        (open) => open.close(),
        () => undefined,
      );
    },
  };
}
