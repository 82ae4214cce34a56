import { endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { actorOf, useMe } from "../../app/me.ts";
import { Page, Section } from "../../app/page.tsx";
import { Ago } from "../../i18n/ago.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Notice } from "../../ui/notice.tsx";
import { inMegabytes, type MachineState, troublesOf } from "./troubles.ts";
import { useReadiness } from "./use-readiness.ts";

const EVERY_TEN_SECONDS = 10_000;

/** How the installation is doing, for its operator, in plain words. */
export default function MachinePage() {
  const say = useSay();
  const me = useMe();
  const mayRead = can(actorOf(me), "machine.read", { type: "machine" });
  const machine = useEndpoint(
    endpoints.readMachine,
    {},
    { enabled: mayRead, refetchEvery: EVERY_TEN_SECONDS },
  );
  const readiness = useReadiness(mayRead);
  const troubles = troublesOf({ state: machine.data ?? null, readiness });
  return (
    <Page title={say("machine.title")} lead={mayRead ? say("machine.lead") : undefined} width="narrow">
      {mayRead ? (
        <>
          {troubles.map(({ tone, title, text, values }) => (
            <Notice key={title} tone={tone} title={say(title, values)}>
              {say(text, values)}
            </Notice>
          ))}
          {machine.data !== undefined && machine.isError && (
            <Notice>
              {say("machine.stale")} (<Ago instant={new Date(machine.dataUpdatedAt).toISOString()} />)
            </Notice>
          )}
          {troubles.length > 0 && machine.data === undefined ? null : (
            <Loaded query={machine}>
              {(state) => <State state={state} isWell={troubles.length === 0} />}
            </Loaded>
          )}
        </>
      ) : (
        <EmptyState icon="lock" title={say("machine.notYours.title")}>
          <p>{say("machine.notYours.text")}</p>
        </EmptyState>
      )}
    </Page>
  );
}

function State({ state, isWell }: { readonly state: MachineState; readonly isWell: boolean }) {
  const say = useSay();
  const format = useFormat();
  return (
    <>
      {isWell &&
        (state.pendingUpdates === 0 ? (
          <Notice tone="good" title={say("machine.good.title")}>
            {say("machine.good.text")}
          </Notice>
        ) : (
          <Notice tone="good" title={say("machine.saving.title")}>
            {say("machine.saving.text", { n: state.pendingUpdates })}
          </Notice>
        ))}
      {state.mail === "none" && (
        <Notice title={say("machine.mail.none.title")}>{say("machine.mail.none.text")}</Notice>
      )}
      <Section title={say("machine.live")}>
        <ul>
          <li>{say("machine.rooms", { n: state.rooms })}</li>
          <li>{say("machine.connections", { n: state.connections })}</li>
          <li>{say("machine.journal", { n: state.journalEntries })}</li>
        </ul>
      </Section>
      <Section title={say("machine.facts")}>
        <Facts
          facts={[
            { name: say("machine.version"), value: state.version },
            {
              name: say("machine.started"),
              value: (
                <>
                  {format.instant(state.startedAt)} (<Ago instant={state.startedAt} />)
                </>
              ),
            },
            {
              name: say("machine.database"),
              value: say("machine.database.name", { database: state.database }),
            },
            { name: say("machine.history"), value: <HistoryKept history={state.history} /> },
            { name: say("machine.tick"), value: say("machine.timing", rounded(state.tick)) },
            { name: say("machine.commit"), value: say("machine.timing", rounded(state.commit)) },
            {
              name: say("machine.fanOut"),
              value: `${say("machine.fanOut.name", { fanOut: state.fanOut })}. ${say("machine.lag", { n: state.journalLag })}`,
            },
            ...(state.disk === null
              ? []
              : [
                  {
                    name: say("machine.disk"),
                    value: say("machine.disk.free", {
                      free: inMegabytes(state.disk.free),
                      total: inMegabytes(state.disk.total),
                    }),
                  },
                ]),
            { name: say("machine.mail"), value: say("machine.mail.name", { mail: state.mail }) },
            { name: say("machine.node"), value: state.nodeVersion },
          ]}
        />
      </Section>
    </>
  );
}

function HistoryKept({ history: { days, since, dropped } }: { readonly history: MachineState["history"] }) {
  const say = useSay();
  const format = useFormat();
  return (
    <>
      {since !== null && `${say("machine.history.since", { since: format.instant(since) })}. `}
      {days === null ? say("machine.history.all") : say("machine.history.days", { n: days })}
      {dropped > 0 && `. ${say("machine.history.dropped", { n: dropped })}`}
    </>
  );
}

function rounded({ p50, p99 }: { readonly p50: number; readonly p99: number }) {
  return { p50: Math.ceil(p50 * 10) / 10, p99: Math.ceil(p99 * 10) / 10 };
}
