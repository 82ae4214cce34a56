import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { deviceName } from "./device-name.ts";
import { endAllSignIns, endSignIn } from "./end-sign-in.ts";
import { setLanguage } from "./set-language.ts";

/** The signed-in account: who it is, its language, its sign-ins. */
export function bindAccount(bind: Bind, context: Context): void {
  bind(endpoints.me, async ({ by, language }) => ({
    userId: by.user.userId,
    name: by.user.name,
    email: by.user.email,
    language: by.user.language ?? language,
    mandates: by.mandates.map(({ id, role, party, organizationId, organizationName, startsOn, endsOn }) => ({
      id,
      role,
      party,
      organizationId,
      organizationName,
      startsOn,
      endsOn,
    })),
    sample: context.sample,
  }));
  bind(endpoints.setLanguage, async ({ by, body }) => {
    await setLanguage(context, by, body.language);
    return {};
  });
  bind(endpoints.listSignIns, async ({ by }) => {
    const rows = await context.db
      .selectFrom("session")
      .select(["id", "createdAt", "updatedAt", "userAgent"])
      .where("userId", "=", by.user.userId)
      .where("expiresAt", ">", context.clock().toISOString())
      .orderBy("updatedAt", "desc")
      .limit(100)
      .execute();
    return {
      signIns: rows.map((row) => ({
        id: row.id,
        current: row.id === by.signInId,
        createdAt: row.createdAt,
        lastUsedAt: row.updatedAt,
        device: deviceName(row.userAgent),
      })),
    };
  });
  bind(endpoints.endSignIn, async ({ by, params }) => {
    await endSignIn(context, by, params.signInId);
    return {};
  });
  bind(endpoints.endAllSignIns, async ({ by }, { response }) => {
    await endAllSignIns(context, by);
    response.clearCookie(context.cookie.name, {
      httpOnly: true,
      secure: context.cookie.secure,
      sameSite: "lax",
      path: "/",
    });
    return {};
  });
}
