import { addressOf, endpoints, type ResultOf } from "@minuta/contract";
import { useState } from "react";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/page.tsx";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { toast } from "../../app/toast.ts";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { Plan } from "./calendar.ts";
import styles from "./sessions.module.css";
import { stalePlan } from "./stale-plan.ts";

type Draft = ResultOf<typeof endpoints.draftNotice>;
type Text = Draft["texts"]["es"];

/** The call notice: whether it is in time, what it says, and every one that was sent. */
export function CallNotice({ plan, mayPlan }: { readonly plan: Plan; readonly mayPlan: boolean }) {
  const say = useSay();
  const format = useFormat();
  const [read, setRead] = useState<number | null>(null);
  return (
    <Section title={say("sessions.notice")}>
      {mayPlan && <DraftedNotice plan={plan} />}
      {plan.notices.length === 0 ? (
        !mayPlan && <p className={styles.words}>{say("sessions.notice.none")}</p>
      ) : (
        <Rows label={say("sessions.notice.sent")}>
          {plan.notices.map((notice) => (
            <Row
              key={notice.sequence}
              title={say("sessions.notice.name", { method: notice.method, n: notice.sequence + 1 })}
              meta={
                <>
                  <span>{format.instant(notice.sentAt)}</span>
                  <span>{notice.sentBy}</span>
                  <span>{say("sessions.notice.recipients", { n: notice.recipients })}</span>
                  {notice.method === "request" && (
                    <span>{say("sessions.notice.days", { n: notice.businessDays })}</span>
                  )}
                </>
              }
              state={
                <Badge icon={notice.mailed ? "mail" : "info"}>
                  {say(notice.mailed ? "sessions.notice.mailed" : "sessions.notice.byHand")}
                </Badge>
              }
              action={
                <Button size="small" onPress={() => setRead(notice.sequence)}>
                  <span>
                    {say("sessions.notice.read")} <VisuallyHidden>{notice.sequence + 1}</VisuallyHidden>
                  </span>
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {read !== null && <NoticeDialog sessionId={plan.id} sequence={read} onClose={() => setRead(null)} />}
    </Section>
  );
}

function DraftedNotice({ plan }: { readonly plan: Plan }) {
  const say = useSay();
  const [isAsked, setAsked] = useState(false);
  const draft = useEndpoint(
    endpoints.draftNotice,
    { params: { sessionId: plan.id } },
    { enabled: plan.startsAt !== null },
  );
  if (plan.startsAt === null) return <Notice tone="info">{say("sessions.notice.noTime")}</Notice>;
  return (
    <Loaded query={draft} rows={2}>
      {(drawn) => (
        <div className={styles.part}>
          <Verdict draft={drawn} />
          {drawn.change === "none" ? (
            <p className={styles.words}>{say("sessions.notice.upToDate")}</p>
          ) : (
            <Button
              tone={drawn.allowed ? "primary" : "secondary"}
              icon="mail"
              isDisabled={!drawn.allowed}
              onPress={() => setAsked(true)}
            >
              {say("sessions.notice.prepare", { change: drawn.change })}
            </Button>
          )}
          {isAsked && <SendDialog plan={plan} draft={drawn} onClose={() => setAsked(false)} />}
        </div>
      )}
    </Loaded>
  );
}

/** What the rules say about sending it today. */
function Verdict({ draft }: { readonly draft: Draft }) {
  const say = useSay();
  const format = useFormat();
  const values = {
    days: draft.businessDays,
    minimum: draft.minimum,
    last: format.weekday(draft.lastDay),
    version: draft.rulesVersion,
  };
  if (draft.change === "none") return null;
  switch (draft.verdict) {
    case "inTime":
      return <Notice tone="good">{say("sessions.notice.inTime", values)}</Notice>;
    case "shortButAllowed":
      return <Notice tone="warn">{say("sessions.notice.shortButAllowed", values)}</Notice>;
    case "past":
      return <Notice tone="info">{say("sessions.notice.past")}</Notice>;
    case "tooShort":
      return draft.allowed ? (
        <Notice tone="warn">{say("sessions.notice.detailsOnly")}</Notice>
      ) : (
        <Notice tone="warn" title={say("sessions.notice.tooShort")}>
          {say("sessions.notice.tooShort.text", values)}
        </Notice>
      );
  }
}

function SendDialog({
  plan,
  draft,
  onClose,
}: {
  readonly plan: Plan;
  readonly draft: Draft;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const language = useLanguage();
  const [delegates, setDelegates] = useState(false);
  const [guests, setGuests] = useState(false);
  const send = useCommand(endpoints.sendNotice, {
    invalidates: stalePlan,
    quiet: true,
    onDone: ({ notices }) => {
      const last = notices.at(-1);
      toast.add(
        "good",
        say(last?.mailed === true ? "sessions.notice.done.mailed" : "sessions.notice.done.byHand", {
          n: last?.recipients ?? 0,
        }),
      );
      onClose();
    },
  });
  const { recipients } = draft;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={say("sessions.notice.prepare", { change: draft.change })}
    >
      <div className={styles.form}>
        {!draft.mail && <Notice tone="warn">{say("sessions.notice.noMail")}</Notice>}
        <p>{say("sessions.notice.seats", { n: recipients.seats })}</p>
        <div>
          <Checkbox isSelected={delegates} onChange={setDelegates}>
            {say("sessions.notice.delegates", { n: recipients.delegates })}
          </Checkbox>
          <br />
          <Checkbox isSelected={guests} onChange={setGuests}>
            {say("sessions.notice.guests", { n: recipients.guests })}
          </Checkbox>
        </div>
        <Letter text={draft.texts[language]} />
        {send.error !== null && <ProblemNotice error={send.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button
            tone="primary"
            icon="send"
            isPending={send.isPending}
            onPress={() =>
              send.mutate({
                params: { sessionId: plan.id },
                body: {
                  audiences: [
                    ...(delegates ? (["delegates"] as const) : []),
                    ...(guests ? (["guests"] as const) : []),
                  ],
                },
              })
            }
          >
            {say(draft.mail ? "sessions.notice.send" : "sessions.notice.record")}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}

function Letter({ text }: { readonly text: Text }) {
  const say = useSay();
  return (
    // It scrolls, so the keyboard has to reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls takes the focus.
    <section className={styles.letter} tabIndex={0} aria-label={say("sessions.notice.letter")}>
      <p className={styles.subject}>{text.subject}</p>
      {text.text}
    </section>
  );
}

function NoticeDialog({
  sessionId,
  sequence,
  onClose,
}: {
  readonly sessionId: string;
  readonly sequence: number;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const language = useLanguage();
  const params = { sessionId, sequence };
  const notice = useEndpoint(endpoints.readNotice, { params });
  const [copied, setCopied] = useState(false);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={say("sessions.notice.name", { method: notice.data?.method ?? "request", n: sequence + 1 })}
    >
      <Loaded query={notice}>
        {({ texts, people, mailed }) => (
          <div className={styles.form}>
            {!mailed && <Notice tone="info">{say("sessions.notice.handOver")}</Notice>}
            <Letter text={texts[language]} />
            <p className={styles.words}>{say("sessions.notice.people", { names: people.join("; ") })}</p>
            <div className={styles.ways}>
              <Button
                icon={copied ? "check" : "copy"}
                onPress={() => {
                  navigator.clipboard.writeText(`${texts[language].subject}\n\n${texts[language].text}`).then(
                    () => setCopied(true),
                    // Without leave to use the clipboard the text still stands there, to be copied by hand.
                    () => setCopied(false),
                  );
                }}
              >
                <span aria-live="polite">{say(copied ? "ui.copied" : "sessions.notice.copy")}</span>
              </Button>
              <a href={addressOf(endpoints.downloadNotice, { params })} download>
                {say("sessions.notice.calendar")}
              </a>
            </div>
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
