import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { AuthError, ask, fieldsOf } from "./auth.ts";

export type Passkey = {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: string | null;
  /** Whether its maker keeps a copy, so that it outlives the device. */
  readonly backedUp: boolean;
};

/** Signs in with a passkey of this device. Throws `AuthError`, or what WebAuthn throws when it is called off. */
export async function signInWithPasskey(): Promise<void> {
  const optionsJSON = (await ask("/passkey/generate-authenticate-options")) as Parameters<
    typeof startAuthentication
  >[0]["optionsJSON"];
  await ask("/passkey/verify-authentication", { response: await startAuthentication({ optionsJSON }) });
}

/** Makes a passkey on this device and keeps it with the account. */
export async function addPasskey(name: string): Promise<void> {
  const optionsJSON = (await ask("/passkey/generate-register-options")) as Parameters<
    typeof startRegistration
  >[0]["optionsJSON"];
  await ask("/passkey/verify-registration", { response: await startRegistration({ optionsJSON }), name });
}

/** Where the account's passkeys are kept between answers. */
export const passkeysKey = ["/api/auth/passkey/list-user-passkeys"];

/** The account's passkeys, oldest first as the server keeps them. */
export async function listPasskeys(): Promise<readonly Passkey[]> {
  const answer = await ask("/passkey/list-user-passkeys");
  if (!Array.isArray(answer)) throw new AuthError("UNKNOWN", 200);
  return answer.map((entry) => {
    const { id, name, createdAt, backedUp } = fieldsOf(entry);
    return {
      id: String(id),
      name: typeof name === "string" && name !== "" ? name : null,
      createdAt: typeof createdAt === "string" ? createdAt : null,
      backedUp: backedUp === true,
    };
  });
}

export async function deletePasskey(id: string): Promise<void> {
  await ask("/passkey/delete-passkey", { id });
}
