/** A refusal of the sign-in endpoints; `code` is theirs, e.g. `SESSION_NOT_FRESH`. */
export class AuthError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number) {
    super(code);
    this.name = "AuthError";
    this.code = code;
    this.status = status;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** An answer as fields of unknown kinds; no fields where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

/** One call of the sign-in endpoints: a POST when there is a body. Throws `AuthError` on a refusal. */
export async function ask(path: string, body?: object): Promise<unknown> {
  const response = await fetch(`/api/auth${path}`, {
    headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const { code } = fieldsOf(answer);
    throw new AuthError(typeof code === "string" ? code : "UNKNOWN", response.status);
  }
  return answer;
}

/** Asks for a sign-in link by mail. The answer is the same whether or not the address has an account. */
export async function askForSignInLink(email: string, returnTo: string): Promise<void> {
  await ask("/sign-in/magic-link", {
    email,
    callbackURL: `/app${returnTo}`,
    errorCallbackURL: `/app/entrar?${new URLSearchParams({ regreso: returnTo })}`,
  });
}

/** Ends this browser's sign-in; no harm where it had ended already. */
export async function endThisSignIn(): Promise<void> {
  await ask("/sign-out", {}).catch((error: unknown) => {
    if (!(error instanceof AuthError && error.status === 401)) throw error;
  });
}

/** Whether a person called a passkey ceremony off, or let its time run out. */
export function isCalledOff(error: unknown): boolean {
  return error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError");
}
