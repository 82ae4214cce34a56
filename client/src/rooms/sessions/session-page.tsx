import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { DocumentAction, documentPath } from "../../app/document-action.tsx";
import { Loaded } from "../../app/loaded.tsx";
import { OpenSessionDialog } from "../../app/open-session-dialog.tsx";
import { Page, Section } from "../../app/page.tsx";
import { SignedStateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextArea } from "../../ui/text-field.tsx";
import { Agenda } from "./agenda.tsx";
import { Annexes } from "./annexes.tsx";
import type { Plan } from "./calendar.ts";
import { CallNotice } from "./call-notice.tsx";
import { PlanSessionDialog } from "./plan-session-dialog.tsx";
import styles from "./sessions.module.css";
import { stalePlan } from "./stale-plan.ts";
import { SessionStateBadge } from "./state-of-session.tsx";

/** One session: when and where, its agenda with annexes, its call notice, and the way to its minutes. */
export default function SessionPage() {
  const say = useSay();
  const { sessionId = "" } = useParams();
  const plan = useEndpoint(endpoints.readPlan, { params: { sessionId } }, { refetchEvery: 30_000 });
  if (plan.data === undefined) {
    return (
      <Page title={say("app.sessions")}>
        <Loaded query={plan}>{() => null}</Loaded>
      </Page>
    );
  }
  return <PlannedSession plan={plan.data} />;
}

function PlannedSession({ plan }: { readonly plan: Plan }) {
  const say = useSay();
  const format = useFormat();
  const language = useLanguage();
  const [dialog, setDialog] = useState<"change" | "cancel" | "open" | null>(null);
  const open = plan.state === "planned" || plan.state === "called";
  const mayPlan = plan.may.plan && open;
  const mayOpen = plan.may.run && open && (plan.minutes === null || plan.minutes.state === "draft");
  const isDue =
    plan.nextStep === "open" || plan.nextStep === "startMinutes" || plan.nextStep === "closeMinutes";
  const navigate = useNavigate();
  return (
    <Page
      title={plan.title}
      eyebrow={
        <span>
          {plan.key} · {say("sessions.kind", { kind: plan.kind })}
          {plan.workingGroup !== null && ` · ${plan.workingGroup.name}`}
        </span>
      }
      actions={
        plan.state !== "cancelled" && (
          <>
            {mayOpen && (
              <Button icon="play" tone={isDue ? "primary" : "secondary"} onPress={() => setDialog("open")}>
                {say("cockpit.open")}
              </Button>
            )}
            <DocumentAction
              link={plan.minutes}
              start={{ kind: "minutes", language, sessionId: plan.id }}
              of={plan.key}
              tone={mayOpen || mayPlan ? "secondary" : "primary"}
              size="medium"
            />
          </>
        )
      }
    >
      {plan.state === "cancelled" && (
        <Notice tone="danger" title={say("sessions.state.cancelled")}>
          {plan.cancelReason}
        </Notice>
      )}
      {plan.may.plan && plan.nextStep !== null && (
        <Notice tone="info" title={say("today.next")}>
          {say("today.step", { step: plan.nextStep })}
        </Notice>
      )}
      <Section title={say("sessions.facts")}>
        <Facts
          facts={[
            {
              name: say("sessions.when"),
              value: (
                <>
                  {format.weekday(plan.heldOn)}
                  <br />
                  {plan.startsAt === null
                    ? say("sessions.noTime")
                    : say("sessions.clock", {
                        from: format.time(plan.startsAt),
                        to: format.time(plan.endsAt ?? plan.startsAt),
                      })}
                </>
              ),
            },
            { name: say("sessions.place"), value: plan.place },
            ...(plan.remoteLink === ""
              ? []
              : [
                  {
                    name: say("sessions.remoteShort"),
                    value: (
                      <a href={plan.remoteLink} rel="noreferrer">
                        {plan.remoteLink}
                      </a>
                    ),
                  },
                ]),
            {
              name: say("sessions.presiding"),
              value:
                plan.presiding === null ? (
                  say("sessions.presiding.open")
                ) : (
                  <PartyMark party={plan.presiding} />
                ),
            },
            {
              name: say("sessions.standing"),
              value: (
                <span className={styles.state}>
                  <SessionStateBadge state={plan.state} />
                  {plan.minutes !== null && <SignedStateBadge link={plan.minutes} />}
                </span>
              ),
            },
          ]}
        />
        {mayPlan && (
          <div className={styles.ways}>
            <Button icon="pencil" onPress={() => setDialog("change")}>
              {say("sessions.change")}
            </Button>
            <Button tone="quiet" onPress={() => setDialog("cancel")}>
              {say("sessions.cancel")}
            </Button>
          </div>
        )}
      </Section>
      <Agenda plan={plan} mayPlan={mayPlan} />
      <CallNotice plan={plan} mayPlan={mayPlan} />
      <Annexes plan={plan} />
      <p>
        <Link href="/sesiones">{say("today.session.all")}</Link>
      </p>
      {dialog === "change" && <PlanSessionDialog plan={plan} onClose={() => setDialog(null)} />}
      {dialog === "open" && (
        <OpenSessionDialog
          sessionId={plan.id}
          sessionKey={plan.key}
          presiding={plan.presiding}
          onClose={() => setDialog(null)}
          onOpened={(documentId) => void navigate(documentPath(documentId))}
        />
      )}
      {dialog === "cancel" && <CancelDialog plan={plan} onClose={() => setDialog(null)} />}
    </Page>
  );
}

function CancelDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const say = useSay();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const cancel = useCommand(endpoints.cancelSession, {
    invalidates: stalePlan,
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say("sessions.cancel.title", { key: plan.key })}
      confirmText={say("sessions.cancel")}
      isPending={cancel.isPending}
      onConfirm={() => {
        setTried(true);
        if (reason.trim() !== "") cancel.mutate({ params: { sessionId: plan.id }, body: { reason } });
      }}
    >
      <div className={classes(styles.form)}>
        <p>{say("sessions.cancel.text")}</p>
        <TextArea
          label={say("sessions.cancel.reason")}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={isTried && reason.trim() === "" ? say("sessions.cancel.reasonMissing") : undefined}
        />
      </div>
    </ConfirmDialog>
  );
}
