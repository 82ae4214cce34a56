import { endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { actorOf, useMe } from "../../app/me.ts";
import { Page } from "../../app/page.tsx";
import { PlanMeetingDialog } from "../../app/plan-meeting-dialog.tsx";
import { useFormat } from "../../i18n/format.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select } from "../../ui/select.tsx";
import { EntryList } from "./entry-list.tsx";
import { monthsAfter } from "./month-days.ts";
import { MonthGrid } from "./month-grid.tsx";
import { PlanSessionDialog } from "./plan-session-dialog.tsx";
import styles from "./sessions.module.css";

/** The first and the last month of what is on the screen. */
function spanOf(view: "list" | "month", month: string): { readonly from: string; readonly to: string } {
  const [first, last] =
    view === "month" ? [month, month] : [`${month.slice(0, 4)}-01`, `${month.slice(0, 4)}-12`];
  return { from: `${first}-01`, to: `${last}-31`.replace(/-31$/, lastDayOf(last)) };
}

function lastDayOf(month: string): string {
  const [year = 0, ordinal = 1] = month.split("-").map(Number);
  return `-${String(new Date(Date.UTC(year, ordinal, 0)).getUTCDate()).padStart(2, "0")}`;
}

/** The calendar of the secretariat, its working groups and the meetings with agencies, as a list or by the month. */
export default function SessionsPage() {
  const say = useSay();
  const format = useFormat();
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const [dialog, setDialog] = useState<"session" | "meeting" | null>(null);
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const today = plainDateOf(new Date());
  const view = search.get("vista") === "mes" ? "month" : "list";
  const asked = /^\d{4}-(?:0[1-9]|1[0-2])$/.exec(search.get("mes") ?? "")?.[0];
  const body = search.get("organo") ?? "";
  const sessions = useEndpoint(endpoints.listSessions, {}, { enabled: asked === undefined });
  // Without a month in the address the calendar opens where the session nearest to today is.
  const month = asked ?? nearestMonth(sessions.data?.sessions ?? [], today);
  const query = { ...spanOf(view, month), ...(body === "" ? {} : { body: body as "secretariat" }) };
  const entries = useEndpoint(
    endpoints.listCalendar,
    { query },
    { enabled: asked !== undefined || !sessions.isPending },
  );
  const show = (next: Partial<{ vista: string; mes: string; organo: string }>) => {
    const wanted = { vista: view === "month" ? "mes" : "", mes: month, organo: body, ...next };
    void setSearch(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== "")), {
      replace: true,
    });
  };
  const step = view === "month" ? 1 : 12;
  const mayPlan = can(actorOf(me), "session.plan", { type: "secretariat" });
  return (
    <Page
      title={say("app.sessions")}
      lead={say("sessions.lead")}
      actions={
        mayPlan && (
          <>
            <Button onPress={() => setDialog("meeting")}>{say("sessions.planMeeting")}</Button>
            <Button tone="primary" icon="plus" onPress={() => setDialog("session")}>
              {say("sessions.plan")}
            </Button>
          </>
        )
      }
    >
      <search className={styles.bar} aria-label={say("sessions.filter")}>
        <div className={styles.period}>
          <IconButton
            icon="arrowLeft"
            label={say("sessions.before", { unit: view })}
            onPress={() => show({ mes: monthsAfter(month, -step) })}
          />
          <h2 className={styles.periodName} aria-live="polite">
            {view === "month" ? format.month(`${month}-01`) : month.slice(0, 4)}
          </h2>
          <IconButton
            icon="arrowRight"
            label={say("sessions.after", { unit: view })}
            onPress={() => show({ mes: monthsAfter(month, step) })}
          />
          <Button size="small" onPress={() => show({ mes: today.slice(0, 7) })}>
            {say("sessions.today")}
          </Button>
        </div>
        <div className={styles.narrow}>
          <Select
            className={styles.body}
            label={say("sessions.body")}
            options={[
              { id: "", text: say("sessions.body.all") },
              { id: "secretariat", text: say("sessions.body.secretariat") },
              ...(secretariat.data?.workingGroups ?? []).map(({ id, number, name }) => ({
                id,
                text: say("sessions.body.group", { n: number, name }),
              })),
              { id: "meetings", text: say("sessions.body.meetings") },
            ]}
            value={body}
            onChange={(organo) => show({ organo })}
          />
          <Choice
            label={say("sessions.view")}
            options={[
              { id: "list", text: say("sessions.view.list"), icon: "listBulleted" },
              { id: "month", text: say("sessions.view.month"), icon: "calendar" },
            ]}
            value={view}
            onChange={(next) => show({ vista: next === "month" ? "mes" : "" })}
          />
        </div>
      </search>
      <Loaded query={entries} rows={6}>
        {({ entries: held, truncated }) => (
          <>
            {truncated && <Notice tone="warn">{say("sessions.truncated")}</Notice>}
            {held.length === 0 ? (
              <EmptyState
                icon="calendar"
                title={say("sessions.none")}
                action={
                  mayPlan ? (
                    <Button icon="plus" onPress={() => setDialog("session")}>
                      {say("sessions.plan")}
                    </Button>
                  ) : undefined
                }
              >
                <p>{say("sessions.none.next")}</p>
              </EmptyState>
            ) : view === "month" ? (
              <MonthGrid month={month} entries={held} today={today} />
            ) : (
              <EntryList entries={held} today={today} />
            )}
          </>
        )}
      </Loaded>
      {dialog === "session" && <PlanSessionDialog onClose={() => setDialog(null)} />}
      {dialog === "meeting" && <PlanMeetingDialog onClose={() => setDialog(null)} />}
    </Page>
  );
}

/** The month of the session that comes next, else of the last one, else this month. Sessions come newest first. */
function nearestMonth(sessions: readonly { readonly heldOn: string }[], today: string): string {
  const next = sessions.findLast(({ heldOn }) => heldOn >= today) ?? sessions[0];
  return (next?.heldOn ?? today).slice(0, 7);
}
