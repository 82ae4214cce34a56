import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/page.tsx";
import { leave } from "../../app/sign-out.ts";
import { toast } from "../../app/toast.ts";
import { Ago } from "../../i18n/ago.tsx";
import { useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./account.module.css";

/** The browsers that are signed in to the account; each can be signed out, and all at once. */
export function SignIns() {
  const say = useSay();
  const signIns = useEndpoint(endpoints.listSignIns);
  const [isAsking, setAsking] = useState(false);
  const end = useCommand(endpoints.endSignIn, {
    invalidates: [endpoints.listSignIns],
    onDone: () => toast.add("good", say("account.signIns.ended")),
  });
  const endAll = useCommand(endpoints.endAllSignIns, { onDone: leave });
  return (
    <Section title={say("account.signIns")}>
      <p className={styles.words}>{say("account.signIns.text")}</p>
      <Loaded query={signIns} rows={2}>
        {({ signIns: all }) => (
          <Rows label={say("account.signIns")}>
            {all.map((signIn) => (
              <Row
                key={signIn.id}
                title={signIn.device}
                meta={
                  <span>
                    {say("account.signIns.used")} <Ago instant={signIn.lastUsedAt} />
                  </span>
                }
                state={signIn.current ? <Badge tone="accent">{say("account.signIns.current")}</Badge> : null}
                action={
                  signIn.current ? null : (
                    <Button
                      size="small"
                      isPending={end.isPending && end.variables.params?.signInId === signIn.id}
                      onPress={() => end.mutate({ params: { signInId: signIn.id } })}
                    >
                      <span>
                        {say("account.signIns.end")} <VisuallyHidden>{signIn.device}</VisuallyHidden>
                      </span>
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
        )}
      </Loaded>
      <div>
        <Button icon="signOut" onPress={() => setAsking(true)}>
          {say("account.signIns.endAll")}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={say("account.signIns.endAll")}
        confirmText={say("account.signIns.endAll")}
        isPending={endAll.isPending}
        onConfirm={() => endAll.mutate({})}
      >
        <p>{say("account.signIns.endAll.text")}</p>
      </ConfirmDialog>
    </Section>
  );
}
