import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { MandateWords } from "../../app/mandate-words.tsx";
import { Section } from "../../app/page.tsx";
import { toast } from "../../app/toast.ts";
import { Ago } from "../../i18n/ago.tsx";
import { useSay } from "../../i18n/say.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { Invitation } from "./held-mandate.ts";

const tones: Record<Invitation["state"], Tone> = {
  open: "warn",
  accepted: "accent",
  expired: "neutral",
  withdrawn: "neutral",
};

/** Invitations, the open ones first. */
export function Invitations({ invitations }: { readonly invitations: readonly Invitation[] }) {
  const say = useSay();
  const [leaving, setLeaving] = useState<Invitation | null>(null);
  const withdraw = useCommand(endpoints.withdrawInvitation, {
    invalidates: [endpoints.listMandates],
    onDone: () => {
      setLeaving(null);
      toast.add("good", say("people.withdraw.done"));
    },
  });
  const openFirst = invitations.toSorted((a, b) => Number(b.state === "open") - Number(a.state === "open"));
  return (
    <Section title={say("people.invitations")}>
      {openFirst.length === 0 ? (
        <p>{say("people.invitations.none")}</p>
      ) : (
        <Rows>
          {openFirst.map((invitation) => (
            <Row
              key={invitation.id}
              title={invitation.name}
              meta={
                <>
                  <span>{invitation.email}</span>
                  <MandateWords {...invitation} />
                  <span>{say("people.invitation.by", { name: invitation.invitedBy })}</span>
                  {invitation.state === "open" && (
                    <span>
                      {say("people.invitation.expires")} <Ago instant={invitation.expiresAt} />
                    </span>
                  )}
                </>
              }
              state={
                <Badge tone={tones[invitation.state]}>
                  {say("people.invitation.state", { state: invitation.state })}
                </Badge>
              }
              action={
                invitation.mayWithdraw && invitation.state === "open" ? (
                  <Button size="small" onPress={() => setLeaving(invitation)}>
                    <span>
                      {say("people.withdraw")} <VisuallyHidden>{invitation.name}</VisuallyHidden>
                    </span>
                  </Button>
                ) : null
              }
            />
          ))}
        </Rows>
      )}
      <ConfirmDialog
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        title={say("people.withdraw.title", { name: leaving?.name ?? "" })}
        confirmText={say("people.withdraw")}
        isPending={withdraw.isPending}
        onConfirm={() => {
          if (leaving !== null) withdraw.mutate({ params: { invitationId: leaving.id } });
        }}
      >
        <p>{say("people.withdraw.text", { email: leaving?.email ?? "" })}</p>
      </ConfirmDialog>
    </Section>
  );
}
