import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { roleKey } from "../../app/mandate-words.tsx";
import { toast } from "../../app/toast.ts";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { PersonBadge } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { HeldMandate } from "./held-mandate.ts";
import styles from "./people.module.css";

/** Who holds a mandate and since when; for who may, a way to end it, with a question before. */
export function MandateLine({
  mandate,
  withRole = false,
}: {
  readonly mandate: HeldMandate;
  readonly withRole?: boolean;
}) {
  const say = useSay();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const end = useCommand(endpoints.endMandate, {
    invalidates: [endpoints.listMandates, endpoints.readSecretariat, endpoints.me],
    onDone: () => {
      setAsking(false);
      toast.add("good", say("people.end.done"));
    },
  });
  return (
    <div className={styles.holder}>
      <PersonBadge name={mandate.name} party={mandate.party} hidden />
      <div className={styles.words}>
        <p className={styles.name}>{mandate.name}</p>
        <p className={styles.small}>
          {withRole && `${say(roleKey[mandate.role])} · `}
          {say("people.since", { date: format.shortDate(mandate.startsOn) })}
          {mandate.endsOn !== null && ` ${say("people.until", { date: format.shortDate(mandate.endsOn) })}`}
        </p>
      </div>
      {mandate.mayEnd && (
        <>
          <Button size="small" tone="quiet" onPress={() => setAsking(true)}>
            <span>
              {say("people.end.short")} <VisuallyHidden>{mandate.name}</VisuallyHidden>
            </span>
          </Button>
          <ConfirmDialog
            isOpen={isAsking}
            onClose={() => setAsking(false)}
            title={say("people.end.title", { name: mandate.name })}
            confirmText={say("people.end")}
            isPending={end.isPending}
            onConfirm={() => end.mutate({ params: { mandateId: mandate.id } })}
          >
            <p>{say("people.end.text")}</p>
          </ConfirmDialog>
        </>
      )}
    </div>
  );
}
