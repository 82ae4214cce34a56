import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/page.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./proposals.module.css";

/** Who changed which passages of the text and when. Fetched when it is asked for: it replays the journal. */
export function WordingPart({ documentId }: { readonly documentId: string | null }) {
  const say = useSay();
  const [isShown, setShown] = useState(false);
  return (
    <Section title={say("proposal.wording")}>
      {documentId === null ? (
        <p className={styles.words}>{say("proposal.wording.noText")}</p>
      ) : isShown ? (
        <Sittings documentId={documentId} />
      ) : (
        <div>
          <Button icon="history" onPress={() => setShown(true)}>
            {say("proposal.wording.show")}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Sittings({ documentId }: { readonly documentId: string }) {
  const say = useSay();
  const format = useFormat();
  const changes = useEndpoint(endpoints.listWordingChanges, { params: { documentId } });
  return (
    <Loaded query={changes}>
      {({ sittings, hasMore }) => (
        <>
          {sittings.length === 0 && <p className={styles.words}>{say("proposal.wording.none")}</p>}
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
          <ol role="list" className={styles.responses}>
            {sittings.map((sitting) => (
              <li key={sitting.from} className={styles.response}>
                <div className={styles.responseTop}>
                  {sitting.by === null ? (
                    <span>{say("proposal.wording.template")}</span>
                  ) : sitting.by.party === null ? (
                    <span>{sitting.by.name}</span>
                  ) : (
                    <PartyMark party={sitting.by.party} of={sitting.by.name} />
                  )}
                  <time className={styles.when} dateTime={sitting.to}>
                    {format.instant(sitting.to)}
                  </time>
                </div>
                {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
                <ul role="list" className={styles.passages}>
                  {sitting.removed.map((passage, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: passages may be alike and never move.
                    <li key={`removed ${index}`}>
                      <VisuallyHidden>{say("proposal.wording.removed")}: </VisuallyHidden>
                      <del>{passage}</del>
                    </li>
                  ))}
                  {sitting.added.map((passage, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: passages may be alike and never move.
                    <li key={`added ${index}`}>
                      <VisuallyHidden>{say("proposal.wording.added")}: </VisuallyHidden>
                      <ins>{passage}</ins>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
          {hasMore && <p className={styles.words}>{say("proposal.wording.more")}</p>}
        </>
      )}
    </Loaded>
  );
}
