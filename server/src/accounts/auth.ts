import type { DatabaseKind } from "../db/database-kind.ts";
import type { Reading } from "../db/reading.ts";
import type { CookieForm } from "./cookie.ts";

/** better-auth behind its own request and response; loaded when first needed, because it is the heaviest part. */
export type Auth = {
  readonly handle: (request: Request) => Promise<Response>;
  /** Loads it ahead of the first request. */
  readonly warmUp: () => Promise<void>;
};

/** Where better-auth's own routes hang. */
export const authPath = "/api/auth";

/** How long a sign-in lasts, in seconds. */
export const signInLifetime = 14 * 86_400;

/** How long a mailed link lasts, in seconds. */
export const mailedLinkLifetime = 600;

export type AuthOptions = {
  readonly db: Reading;
  readonly databaseKind: DatabaseKind;
  readonly origin: string;
  readonly cookie: CookieForm;
  readonly newId: () => string;
  /** Sends the link of a token to an address, when there is somebody to send it to; never waited for. */
  readonly deliver: (email: string, token: string, returnTo: string | null) => void;
  readonly onFault: (message: string) => void;
};

/** Sign-in by magic link and passkey over the server's own database; nobody can make an account by signing in. */
export function lazyAuth(options: AuthOptions): Auth {
  let loaded: Promise<(request: Request) => Promise<Response>> | null = null;
  const load = () => {
    loaded ??= loadAuth(options);
    return loaded;
  };
  return {
    handle: async (request) => (await load())(request),
    warmUp: async () => {
      await load();
    },
  };
}

async function loadAuth(options: AuthOptions): Promise<(request: Request) => Promise<Response>> {
  const [{ betterAuth }, { magicLink }, { passkey }] = await Promise.all([
    import("better-auth"),
    import("better-auth/plugins/magic-link"),
    import("@better-auth/passkey"),
  ]);
  const { cookie, origin } = options;
  const challengeName = cookie.secure ? "__Host-minuta-passkey" : "minuta-passkey";
  const guarded = { secure: cookie.secure, httpOnly: true, sameSite: "lax", path: "/" } as const;
  const auth = betterAuth({
    appName: "Minuta",
    baseURL: origin,
    basePath: authPath,
    secret: cookie.secret,
    trustedOrigins: [origin],
    // The form of instants and of yes and no, which both databases keep alike.
    database: { db: options.db, type: "sqlite" },
    telemetry: { enabled: false },
    emailAndPassword: { enabled: false },
    // The server's own limits count accounts and addresses; better-auth's would count a meeting room as one.
    rateLimit: { enabled: false },
    session: { expiresIn: signInLifetime, disableSessionRefresh: true, freshAge: 86_400 },
    advanced: {
      useSecureCookies: false,
      disableOriginCheck: false,
      ipAddress: { disableIpTracking: true },
      // The check asks for tables in SQLite's words.
      database: { generateId: options.newId, validateSchema: options.databaseKind === "sqlite" },
      defaultCookieAttributes: guarded,
      cookies: {
        session_token: { name: cookie.name },
        [challengeName]: { name: challengeName },
      },
    },
    logger: {
      level: "error",
      log: (_level, message) => options.onFault(message),
    },
    plugins: [
      magicLink({
        expiresIn: mailedLinkLifetime,
        disableSignUp: true,
        storeToken: "hashed",
        sendMagicLink: ({ email, token, url }) =>
          options.deliver(email, token, new URL(url).searchParams.get("callbackURL")),
      }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: "Minuta",
        origin,
        advanced: { webAuthnChallengeCookie: challengeName },
      }),
    ],
  });
  return (request) => auth.handler(request);
}
