import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useEndpoint } from "../../app/api.ts";
import { useSay } from "../../i18n/say.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Link } from "../../ui/link.tsx";
import { AdoptDialog } from "./adopt-dialog.tsx";
import styles from "./commitments.module.css";
import { type TextCommitment, Verdict } from "./verdict.tsx";

/** The text is looked at again while it is in sight: others write it. */
const lookEvery = 8_000;

const tones: Record<TextCommitment["standing"], Tone> = {
  draft: "neutral",
  adopted: "accent",
  changed: "warn",
  gone: "warn",
};

/** The commitments of a text with whether each is verifiable, and their adoption. */
export function AdoptionPanel({
  documentId,
  isSaved,
  onGoToBlock,
}: {
  readonly documentId: string;
  /** Whether the server has everything that this device wrote. */
  readonly isSaved: boolean;
  readonly onGoToBlock: (blockId: string) => void;
}) {
  const say = useSay();
  const [adopting, setAdopting] = useState<TextCommitment | null>(null);
  const text = useEndpoint(
    endpoints.listTextCommitments,
    { params: { documentId } },
    { refetchEvery: lookEvery },
  );
  if (text.data === undefined) return null;
  const { commitments, mayAdopt } = text.data;
  return (
    <section className={styles.panel} aria-label={say("adoption.title")}>
      <h2 className={styles.panelTitle}>{say("adoption.title")}</h2>
      {commitments.length === 0 && <p className={styles.small}>{say("adoption.none")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ul role="list" className={styles.blocks}>
        {commitments.map((commitment) => (
          <li key={`${commitment.blockId} ${commitment.number ?? ""}`} className={styles.block}>
            <strong>{commitment.title === "" ? say("adoption.untitled") : commitment.title}</strong>
            <span className={styles.eyebrow}>
              {commitment.number !== null && (
                <Link href={`/compromisos/${commitment.number}`}>{commitment.number}</Link>
              )}
              <Badge tone={tones[commitment.standing]}>
                {say(`adoption.standing.${commitment.standing}`)}
              </Badge>
            </span>
            {commitment.standing === "changed" && (
              <p className={styles.small}>
                {say("adoption.changed.text", { number: commitment.number ?? "" })}
              </p>
            )}
            {commitment.standing === "draft" && <Verdict commitment={commitment} />}
            {commitment.standing !== "gone" && (
              <span className={styles.eyebrow}>
                <Button size="small" tone="quiet" onPress={() => onGoToBlock(commitment.blockId)}>
                  {say("commitments.go")}
                </Button>
                {mayAdopt && commitment.standing === "draft" && (
                  <Button
                    size="small"
                    icon="check"
                    isDisabled={commitment.title === "" || !isSaved}
                    onPress={() => setAdopting(commitment)}
                  >
                    {say("adoption.adopt")}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {adopting !== null && (
        <AdoptDialog
          documentId={documentId}
          commitment={adopting}
          proposals={text.data.proposals}
          onClose={() => setAdopting(null)}
        />
      )}
    </section>
  );
}
