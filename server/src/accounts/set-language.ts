import type { Language } from "@minuta/domain";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import type { SignedIn } from "./signed-in.ts";

/** Sets the language in which the account is spoken to. */
export async function setLanguage(context: Context, by: SignedIn, language: Language): Promise<void> {
  const at = context.clock().toISOString();
  await context.db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable("user")
      .set({ language, updatedAt: at })
      .where("id", "=", by.user.userId)
      .execute();
    await addEvent(transaction, {
      at,
      type: "account.languageSet",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: by.user.userId,
      data: { language },
    });
  });
}
