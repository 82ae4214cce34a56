import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import type { SignedIn } from "./signed-in.ts";

/** Signs one browser of the account out and cuts its connections. */
export async function endSignIn(context: Context, by: SignedIn, signInId: string): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    const ended = await transaction
      .deleteFrom("session")
      .where("id", "=", signInId)
      .where("userId", "=", by.user.userId)
      .executeTakeFirst();
    if (ended.numDeletedRows === 0n) throw new Refusal("not_found");
    await addEvent(transaction, {
      at: context.clock().toISOString(),
      type: "signIn.ended",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: signInId,
    });
  });
  context.live.cutOff({ signInId });
}

/** Signs the account out everywhere and cuts all its connections. */
export async function endAllSignIns(context: Context, by: SignedIn): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("session").where("userId", "=", by.user.userId).execute();
    await addEvent(transaction, {
      at: context.clock().toISOString(),
      type: "signIn.ended",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: by.user.userId,
      data: { everywhere: true },
    });
  });
  context.live.cutOff({ userId: by.user.userId });
}
