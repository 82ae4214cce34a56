import { endpoints } from "@minuta/contract";
import { useSearchParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { matchesWords } from "../../app/match-words.ts";
import { Page } from "../../app/page.tsx";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Link } from "../../ui/link.tsx";
import { Filters, Row, Rows } from "../../ui/rows.tsx";
import { Select } from "../../ui/select.tsx";
import { SearchField } from "../../ui/text-field.tsx";
import styles from "./proposals.module.css";

const ALL = "all";

/** What the organizations put on the table. */
export default function ProposalsPage() {
  const say = useSay();
  const proposals = useEndpoint(endpoints.listProposals);
  const [search, setSearch] = useSearchParams();
  const query = search.get("q") ?? "";
  const organizationId = search.get("organizacion") ?? ALL;
  const narrow = (q: string, id: string) => {
    void setSearch({ ...(q !== "" && { q }), ...(id !== ALL && { organizacion: id }) }, { replace: true });
  };
  return (
    <Page title={say("app.proposals")} lead={say("proposals.lead")}>
      <Loaded query={proposals} rows={8}>
        {({ proposals: all }) => {
          const organizations = new Map(all.map(({ organization }) => [organization.id, organization]));
          const shown = all.filter(
            ({ number, title, organization }) =>
              (organizationId === ALL || organization.id === organizationId) &&
              matchesWords(query, [number, title, organization.shortName]),
          );
          return (
            <>
              <Filters label={say("proposals.filters")} count={say("proposals.count", { n: shown.length })}>
                <SearchField
                  label={say("proposals.search")}
                  value={query}
                  onChange={(q) => narrow(q, organizationId)}
                />
                <Select
                  label={say("proposals.organization")}
                  labelHidden
                  options={[
                    { id: ALL, text: say("proposals.organization.all") },
                    ...Array.from(organizations.values(), ({ id, shortName, party }) => ({
                      id,
                      text: shortName,
                      look: <PartyMark party={party} of={shortName} />,
                    })),
                  ]}
                  value={organizations.has(organizationId) ? organizationId : ALL}
                  onChange={(id) => narrow(query, id)}
                />
              </Filters>
              {shown.length === 0 ? (
                <EmptyState
                  icon="search"
                  title={say("proposals.none")}
                  action={<Button onPress={() => narrow("", ALL)}>{say("proposals.clear")}</Button>}
                >
                  <p>{say("proposals.none.next")}</p>
                </EmptyState>
              ) : (
                <Rows>
                  {shown.map((proposal) => (
                    <Row
                      key={proposal.id}
                      lead={<span className={styles.number}>{proposal.number}</span>}
                      title={<Link href={`/propuestas/${proposal.id}`}>{proposal.title}</Link>}
                      meta={
                        <>
                          <PartyMark
                            party={proposal.organization.party}
                            of={proposal.organization.shortName}
                          />
                          {proposal.openThreads > 0 && (
                            <span className={styles.threads}>
                              <Icon name="comment" size={16} />
                              {say("proposals.threads", { n: proposal.openThreads })}
                            </span>
                          )}
                        </>
                      }
                      state={
                        proposal.document === null ? (
                          <Badge>{say("proposals.withoutText")}</Badge>
                        ) : (
                          <Badge tone="accent" icon="document">
                            {say("proposals.withText")}
                          </Badge>
                        )
                      }
                    />
                  ))}
                </Rows>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
