import type { MailConfig } from "../config.ts";

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

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
        await (await transport).sendMail({ from: config.from, ...letter });
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
