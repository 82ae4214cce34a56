import { endpoints, type ResultOf } from "@minuta/contract";
import { type CommitmentStatus, commitmentStatuses } from "@minuta/domain";
import { useSearchParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Link } from "../../ui/link.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Filters, Row, Rows } from "../../ui/rows.tsx";
import { Select } from "../../ui/select.tsx";
import { SearchField } from "../../ui/text-field.tsx";
import styles from "./commitments.module.css";
import { StatusBadge, statusLook } from "./status-badge.tsx";

type Line = ResultOf<typeof endpoints.listCommitments>["commitments"][number];

const ALL = "all";
const OVERDUE = "overdue";
const LIMIT = 50;

const isStatus = (value: string): value is CommitmentStatus =>
  (commitmentStatuses as readonly string[]).includes(value);

/** The registry of what was committed, with how far each has come. */
export default function CommitmentsPage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const asked = {
    q: search.get("q") ?? "",
    avance: search.get("avance") ?? ALL,
    desde: search.get("desde") ?? "0",
  };
  const offset = Number.parseInt(asked.desde, 10) || 0;
  const narrow = (change: Partial<typeof asked>) => {
    const next = { ...asked, desde: "0", ...change };
    const kept = Object.entries(next).filter(([, value]) => value !== "" && value !== ALL && value !== "0");
    void setSearch(Object.fromEntries(kept), { replace: true });
  };
  const commitments = useEndpoint(endpoints.listCommitments, {
    query: {
      limit: LIMIT,
      offset,
      ...(asked.q !== "" && { q: asked.q.slice(0, 200) }),
      ...(isStatus(asked.avance) && { status: asked.avance }),
      ...(asked.avance === OVERDUE && { overdue: "yes" as const }),
    },
  });
  return (
    <Page
      title={say("app.commitments")}
      lead={say("commitments.lead")}
      actions={
        <>
          <LinkButton icon="listNumbered" href="/planes">
            {say("commitments.plans")}
          </LinkButton>
          <LinkButton icon="check" href="/cumplimiento">
            {say("commitments.compliance")}
          </LinkButton>
        </>
      }
    >
      <Loaded query={commitments} rows={6}>
        {({ commitments: shown, total, counts }) => (
          <>
            <p className={styles.summary}>
              <span>{say("commitments.summary", { n: counts.inForce })}</span>
              {commitmentStatuses.map(
                (status) =>
                  counts.byStatus[status] > 0 && (
                    <span key={status} className={styles.small}>
                      {say(statusLook[status].key)}: {counts.byStatus[status]}
                    </span>
                  ),
              )}
            </p>
            <Filters label={say("commitments.filters")} count={say("commitments.count", { n: total })}>
              <SearchField
                label={say("commitments.search")}
                value={asked.q}
                onChange={(q) => narrow({ q })}
              />
              <Select
                label={say("commitments.status")}
                labelHidden
                options={[
                  { id: ALL, text: say("commitments.status.all") },
                  ...commitmentStatuses.map((id) => ({ id, text: say(statusLook[id].key) })),
                  { id: OVERDUE, text: `${say("commitments.status.overdue")} (${counts.overdue})` },
                ]}
                value={isStatus(asked.avance) || asked.avance === OVERDUE ? asked.avance : ALL}
                onChange={(avance) => narrow({ avance })}
              />
            </Filters>
            {shown.length === 0 ? (
              <EmptyState
                icon="flag"
                title={say("commitments.none")}
                action={
                  <Button onPress={() => narrow({ q: "", avance: ALL })}>{say("commitments.clear")}</Button>
                }
              >
                <p>{say("commitments.none.next")}</p>
              </EmptyState>
            ) : (
              <Rows>
                {shown.map((commitment) => (
                  <CommitmentRow key={commitment.number} commitment={commitment} />
                ))}
              </Rows>
            )}
            <Pager
              offset={offset}
              limit={LIMIT}
              total={total}
              onChange={(next) => narrow({ desde: String(next) })}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function CommitmentRow({ commitment }: { readonly commitment: Line }) {
  const say = useSay();
  const format = useFormat();
  return (
    <Row
      lead={<span className={styles.number}>{commitment.number}</span>}
      title={<Link href={`/compromisos/${commitment.number}`}>{commitment.title}</Link>}
      meta={
        <>
          {commitment.agency === null ? (
            <span>{commitment.leadAgency}</span>
          ) : (
            <PartyMark party={commitment.agency.party} of={commitment.agency.shortName} />
          )}
          {commitment.endsOn !== "" && (
            <span>{say("commitment.milestone.due", { date: format.shortDate(commitment.endsOn) })}</span>
          )}
          <span>
            {say("commitments.milestones", {
              done: commitment.milestonesCompleted,
              all: commitment.milestones,
            })}
          </span>
          {commitment.milestonesOverdue > 0 && (
            <span className={styles.overdue}>
              <Icon name="alert" size={14} />
              {say("commitments.overdue", { n: commitment.milestonesOverdue })}
            </span>
          )}
          {commitment.proposals.map(({ id, number }) => (
            <Link key={id} href={`/propuestas/${id}`}>
              {number}
            </Link>
          ))}
          {commitment.sample && <Badge>{say("sample.word")}</Badge>}
        </>
      }
      state={<StatusBadge status={commitment.status} isVoid={commitment.isVoid} />}
    />
  );
}
