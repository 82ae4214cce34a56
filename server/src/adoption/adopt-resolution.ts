import type { BodyOf, endpoints } from "@minuta/contract";
import {
  completesDecision,
  isBeforeSession,
  judgeDecision,
  type PartyPosition,
  type Quorum,
  quorumAt,
  type ResolutionDraft,
  resolutionGaps,
} from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { requireOpen, type SessionRow } from "../cockpit/held-session.ts";
import { staysOf } from "../cockpit/stays-reader.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { completePositions, type Decision, writeAdoption, writeDisagreement } from "./adoption-writer.ts";
import { adoptableMinutes, lockMinutes } from "./lock-minutes.ts";
import { draftsOf, type TextResolution, textResolutions } from "./text-resolutions.ts";
import type { Turns } from "./turns.ts";

type Asked = BodyOf<typeof endpoints.adoptResolution>;

/** A block that came without an identifier, or with one that stands twice, has only its place: no number can be its own. */
const placeOnly = /^at-\d+$/;

/**
 * Adopts a resolution of the text as it stands on disk: the words that the adopter saw, or nothing (rule NU-6). Decisions of
 * one session are taken one after the other, each with its number, its positions and the quorum of its moment.
 */
export async function adoptResolution(
  context: Context,
  turns: Turns,
  by: SignedIn,
  documentId: string,
  asked: Asked,
): Promise<TextResolution> {
  await adoptableMinutes(context.db, by, documentId);
  const { text } = await context.live.read(documentId);
  const draft = draftsOf(text).find(({ blockId }) => blockId === asked.blockId);
  if (draft === undefined || draft.textDigest !== asked.textDigest || placeOnly.test(draft.blockId)) {
    throw new Refusal("text_is_stale");
  }
  await turns.take(documentId, () =>
    context.db.transaction().execute(async (transaction) => {
      const { row, session } = await lockMinutes(transaction, by, documentId);
      const before = (await textResolutions(transaction, documentId, text)).find(
        ({ blockId }) => blockId === asked.blockId,
      );
      if (before?.standing === "void") throw new Refusal("resolution_is_void");
      const at = context.clock().toISOString();
      const decision = { context, by, transaction, row, draft, at };
      if (before?.mode != null && before.standing !== "changed") {
        const decided = { mode: before.mode, positions: before.positions };
        if (!completesDecision(decided, { mode: asked.mode, said: asked.positions })) {
          // An agreement may still come of a disagreement on the same words.
          if (before.number !== null) throw new Refusal("seat_votes_twice");
        } else {
          await completePositions(decision, before, asked.positions);
          return;
        }
      }
      const quorum = quorumAt(await staysOf(transaction, documentId), at);
      const positions = judge(asked, session, draft, quorum);
      const taken: Decision = {
        ...decision,
        session,
        mode: asked.mode,
        positions,
        present: quorum.present,
        agendaItemId: asked.agendaItemId,
      };
      if (asked.mode === "noAgreement") {
        // What was adopted with other words stays adopted with those: they are put back, or left without effect.
        if (before?.number != null) throw new Refusal("no_consensus");
        await writeDisagreement(taken);
      } else {
        await writeAdoption(taken, before?.number ?? null);
      }
    }),
  );
  context.live.hint(documentId, { changed: "session" });
  // Outside of the transaction, where the next decision does not wait for it.
  return blockOf(await textResolutions(context.db, documentId, text), asked.blockId);
}

/** What the parties said when the decision stands; throws the rule that it breaks. */
function judge(
  asked: Asked,
  session: SessionRow,
  draft: ResolutionDraft,
  quorum: Quorum,
): readonly PartyPosition[] {
  // A written procedure is what there is between sessions.
  if (asked.mode !== "writtenProcedure") requireOpen(session, "notInRecess");
  const gaps = resolutionGaps(draft);
  const incomplete = asked.mode === "noAgreement" ? gaps.includes("text") : gaps.length > 0;
  if (incomplete) throw new Refusal("resolution_incomplete");
  if (isBeforeSession(draft.dueDate, session.heldOn)) throw new Refusal("due_date_before_session");
  const verdict = judgeDecision({ mode: asked.mode, present: quorum.present, said: asked.positions });
  if (verdict.verdict === "refused") throw new Refusal(verdict.code);
  return verdict.positions;
}

function blockOf(resolutions: readonly TextResolution[], blockId: string): TextResolution {
  const found = resolutions.find((resolution) => resolution.blockId === blockId);
  if (found === undefined) throw new Refusal("not_found");
  return found;
}
