import type { ResultOf } from "@minuta/contract";
import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { actorOf, useMe } from "../../app/me.ts";
import { Page, Section } from "../../app/page.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { givableMandates } from "./givable-mandates.ts";
import { Invitations } from "./invitations.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MandateLine } from "./mandate-line.tsx";
import styles from "./people.module.css";
import { Represented } from "./represented.tsx";
import { Seats } from "./seats.tsx";

type Secretariat = ResultOf<typeof endpoints.readSecretariat>;

const REPRESENTING = new Set(["principal", "alternate", "delegate"]);

/** Who holds each seat, who speaks for whom, and the invitations. */
export default function PeoplePage() {
  const say = useSay();
  const me = useMe();
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const [isInviting, setInviting] = useState(false);
  const givable = givableMandates(actorOf(me), secretariat.data?.organizations ?? []);
  return (
    <Page
      title={say("app.people")}
      lead={say("people.lead")}
      actions={
        givable.length > 0 && (
          <Button tone="primary" icon="plus" onPress={() => setInviting(true)}>
            {say("people.invite")}
          </Button>
        )
      }
    >
      <Loaded query={secretariat} rows={8}>
        {(known) => (
          <>
            <Everybody secretariat={known} />
            <InviteDialog
              isOpen={isInviting}
              onClose={() => setInviting(false)}
              givable={givable}
              organizations={known.organizations}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Everybody({ secretariat }: { readonly secretariat: Secretariat }) {
  const say = useSay();
  const mandates = useEndpoint(endpoints.listMandates);
  const { seats, organizations } = secretariat;
  return (
    <Loaded query={mandates} rows={8}>
      {({ mandates: all, invitations }) => {
        const others = all.filter(({ role }) => !REPRESENTING.has(role));
        return (
          <>
            <Seats seats={seats} mandates={all} />
            <Represented
              title={say("people.organizations")}
              organizations={organizations.filter(({ kind }) => kind === "organization")}
              mandates={all}
            />
            <Represented
              title={say("people.agencies")}
              organizations={organizations.filter(({ kind }) => kind === "agency")}
              mandates={all}
            />
            <Section title={say("people.others")}>
              {others.length === 0 ? (
                <p>{say("people.others.none")}</p>
              ) : (
                <ul className={styles.others}>
                  {others.map((mandate) => (
                    <li key={mandate.id}>
                      <MandateLine mandate={mandate} withRole />
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <Invitations invitations={invitations} />
          </>
        );
      }}
    </Loaded>
  );
}
