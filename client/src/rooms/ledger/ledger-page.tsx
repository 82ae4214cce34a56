import { endpoints } from "@minuta/contract";
import { useSearchParams } from "react-router";
import { useEndpoint, usePages } from "../../app/api.ts";
import { Page } from "../../app/page.tsx";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/progress.tsx";
import { Filters } from "../../ui/rows.tsx";
import { Select } from "../../ui/select.tsx";
import { SearchField } from "../../ui/text-field.tsx";
import styles from "./ledger.module.css";
import { LedgerRows } from "./ledger-rows.tsx";
import { type Standing, StandingChoice, standingOf } from "./standing-choice.tsx";

const ALL = "all";
const orders = ["due", "newest"] as const;

/** The ledger of all resolutions: who answers for what, by when, and how it stands. */
export default function LedgerPage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const q = search.get("q") ?? "";
  const standing = standingOf(search.get("estado"));
  const organizationId = search.get("responsable") ?? ALL;
  const order = search.get("orden") === "newest" ? "newest" : "due";
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const narrow = (change: { q?: string; estado?: Standing; responsable?: string; orden?: string }) => {
    const wanted = { q, estado: standing, responsable: organizationId, orden: order, ...change };
    const plain = { q: "", estado: "pending", responsable: ALL, orden: "due" };
    const kept = Object.entries(wanted).filter(
      ([name, value]) => value !== plain[name as keyof typeof plain],
    );
    void setSearch(Object.fromEntries(kept), { replace: true });
  };
  const pages = usePages(
    endpoints.listResolutions,
    {
      order,
      ...(q === "" ? {} : { q }),
      ...(standing === "all" ? {} : { standing }),
      ...(organizationId === ALL ? {} : { organizationId }),
    },
    (page) => page.next,
  );
  const counts = pages.data?.pages.at(-1)?.counts;
  const lines = pages.data?.pages.flatMap((page) => page.resolutions) ?? [];
  const isNarrowed = q !== "" || organizationId !== ALL;
  return (
    <Page title={say("app.ledger")} lead={say("ledger.lead")}>
      <div className={styles.ledger}>
        <StandingChoice value={standing} counts={counts} onChange={(estado) => narrow({ estado })} />
        <Filters
          label={say("ledger.filters")}
          count={counts === undefined ? "" : say("ledger.count", { n: counts[standing] })}
        >
          <SearchField label={say("ledger.search")} value={q} onChange={(words) => narrow({ q: words })} />
          <Select
            label={say("ledger.organization")}
            labelHidden
            options={[
              { id: ALL, text: say("ledger.organization.all") },
              ...(secretariat.data?.organizations ?? []).map(({ id, shortName, party }) => ({
                id,
                text: shortName,
                look: <PartyMark party={party} of={shortName} />,
              })),
            ]}
            value={organizationId}
            onChange={(responsable) => narrow({ responsable })}
          />
          <Select
            label={say("ledger.order")}
            labelHidden
            options={orders.map((id) => ({ id, text: say(`ledger.order.${id}`) }))}
            value={order}
            onChange={(orden) => narrow({ orden })}
          />
        </Filters>
        {pages.error !== null && lines.length === 0 && (
          <ProblemNotice
            error={pages.error}
            title={say("app.problem.title")}
            retry={() => {
              void pages.refetch();
            }}
          />
        )}
        {pages.isPending && <Skeleton label={say("app.loading")} rows={8} />}
        {counts !== undefined && counts.all === 0 && !isNarrowed && (
          <EmptyState icon="flag" title={say("ledger.empty")}>
            <p>{say("ledger.empty.next")}</p>
          </EmptyState>
        )}
        {counts !== undefined && lines.length === 0 && (counts.all > 0 || isNarrowed) && (
          <EmptyState
            icon="search"
            title={say("ledger.none")}
            action={
              <Button onPress={() => narrow({ q: "", estado: "all", responsable: ALL })}>
                {say("ledger.clear")}
              </Button>
            }
          >
            <p>{say("ledger.none.next")}</p>
          </EmptyState>
        )}
        {lines.length > 0 && <LedgerRows lines={lines} />}
        {pages.hasNextPage && (
          <Button
            isPending={pages.isFetchingNextPage}
            onPress={() => {
              void pages.fetchNextPage();
            }}
          >
            {say("ledger.more")}
          </Button>
        )}
      </div>
    </Page>
  );
}
