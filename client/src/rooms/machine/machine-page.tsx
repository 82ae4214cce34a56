import type { ResultOf } from "@minuta/contract";
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
  return (
    <Page title={say("machine.title")} lead={mayRead ? say("machine.lead") : undefined} width="narrow">
      {mayRead ? (
        <Loaded query={machine}>{(state) => <State state={state} />}</Loaded>
      ) : (
        <EmptyState icon="lock" title={say("machine.notYours.title")}>
          <p>{say("machine.notYours.text")}</p>
        </EmptyState>
      )}
    </Page>
  );
}

function State({ state }: { readonly state: ResultOf<typeof endpoints.readMachine> }) {
  const say = useSay();
  const format = useFormat();
  return (
    <>
      {state.fault !== null ? (
        <Notice tone="danger" title={say("machine.fault.title")}>
          {say("machine.fault.text", { fault: state.fault })}
        </Notice>
      ) : state.pendingUpdates === 0 ? (
        <Notice tone="good" title={say("machine.good.title")}>
          {say("machine.good.text")}
        </Notice>
      ) : (
        <Notice tone="warn" title={say("machine.pending.title", { n: state.pendingUpdates })}>
          {say("machine.pending.text")}
        </Notice>
      )}
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
            { name: say("machine.tick"), value: say("machine.timing", rounded(state.tick)) },
            { name: say("machine.commit"), value: say("machine.timing", rounded(state.commit)) },
            {
              name: say("machine.fanOut"),
              value: `${say("machine.fanOut.name", { fanOut: state.fanOut })}. ${say("machine.lag", { n: state.journalLag })}`,
            },
            { name: say("machine.mail"), value: say("machine.mail.name", { mail: state.mail }) },
            { name: say("machine.node"), value: state.nodeVersion },
          ]}
        />
      </Section>
    </>
  );
}

function rounded({ p50, p99 }: { readonly p50: number; readonly p99: number }) {
  return { p50: Math.ceil(p50 * 10) / 10, p99: Math.ceil(p99 * 10) / 10 };
}
