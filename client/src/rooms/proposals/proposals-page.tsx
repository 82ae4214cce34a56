import { endpoints } from "@minuta/contract";
import { can, type ProposalState, proposalStates } from "@minuta/domain";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { actorOf, useMe } from "../../app/me.ts";
import { Page } from "../../app/page.tsx";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Link } from "../../ui/link.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Filters, Row, Rows } from "../../ui/rows.tsx";
import { Select } from "../../ui/select.tsx";
import { SearchField } from "../../ui/text-field.tsx";
import { CoverageMeter } from "./coverage-meter.tsx";
import type { ProposalLine } from "./proposal.ts";
import { outcomeLook, stateLook } from "./proposal-words.ts";
import styles from "./proposals.module.css";
import { StateOfProposal } from "./state-of-proposal.tsx";
import { SubmitDialog } from "./submit-dialog.tsx";

const ALL = "all";
const LIMIT = 50;

const isState = (value: string | null): value is ProposalState =>
  (proposalStates as readonly (string | null)[]).includes(value);

/** What the organizations put on the table, and what came of it. */
export default function ProposalsPage() {
  const say = useSay();
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const [isSubmitting, setSubmitting] = useState(false);
  const asked = {
    q: search.get("q") ?? "",
    organizacion: search.get("organizacion") ?? ALL,
    dependencia: search.get("dependencia") ?? ALL,
    estado: search.get("estado") ?? ALL,
    desde: search.get("desde") ?? "0",
  };
  const state = isState(asked.estado) ? asked.estado : null;
  const offset = Number.parseInt(asked.desde, 10) || 0;
  const narrow = (change: Partial<typeof asked>) => {
    const next = { ...asked, desde: "0", ...change };
    const kept = Object.entries(next).filter(([, value]) => value !== "" && value !== ALL && value !== "0");
    void setSearch(Object.fromEntries(kept), { replace: true });
  };
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const organizations = secretariat.data?.organizations ?? [];
  const known = (id: string) => organizations.some((organization) => organization.id === id);
  const proposals = useEndpoint(endpoints.listProposals, {
    query: {
      limit: LIMIT,
      offset,
      ...(asked.q !== "" && { q: asked.q.slice(0, 200) }),
      ...(known(asked.organizacion) && { organizationId: asked.organizacion }),
      ...(known(asked.dependencia) && { agencyId: asked.dependencia }),
      ...(state !== null && { state }),
    },
  });
  const coverage = useEndpoint(endpoints.readCoverage);
  const own = organizations.filter(
    ({ id, kind }) =>
      kind === "organization" &&
      can(actorOf(me), "proposal.submit", { type: "proposal", organizationId: id, agencyIds: [] }),
  );
  const choicesOf = (kind: "organization" | "agency") =>
    organizations
      .filter((organization) => organization.kind === kind)
      .map(({ id, shortName, party }) => ({
        id,
        text: shortName,
        look: <PartyMark party={party} of={shortName} />,
      }));
  return (
    <Page
      title={say("app.proposals")}
      lead={say("proposals.lead")}
      width="wide"
      actions={
        own.length > 0 && (
          <Button tone="primary" icon="plus" onPress={() => setSubmitting(true)}>
            {say("proposals.submit")}
          </Button>
        )
      }
    >
      {coverage.data !== undefined && <CoverageMeter coverage={coverage.data} />}
      <Loaded query={proposals} rows={8}>
        {({ proposals: shown, total }) => (
          <>
            <Filters label={say("proposals.filters")} count={say("proposals.count", { n: total })}>
              <SearchField label={say("proposals.search")} value={asked.q} onChange={(q) => narrow({ q })} />
              <Select
                label={say("proposals.state")}
                labelHidden
                options={[
                  { id: ALL, text: say("proposals.state.all") },
                  ...proposalStates.map((id) => ({ id, text: say(stateLook[id].key) })),
                ]}
                value={state ?? ALL}
                onChange={(estado) => narrow({ estado })}
              />
              <Select
                label={say("proposals.organization")}
                labelHidden
                options={[{ id: ALL, text: say("proposals.organization.all") }, ...choicesOf("organization")]}
                value={known(asked.organizacion) ? asked.organizacion : ALL}
                onChange={(organizacion) => narrow({ organizacion })}
              />
              <Select
                label={say("proposals.agency")}
                labelHidden
                options={[{ id: ALL, text: say("proposals.agency.all") }, ...choicesOf("agency")]}
                value={known(asked.dependencia) ? asked.dependencia : ALL}
                onChange={(dependencia) => narrow({ dependencia })}
              />
            </Filters>
            {shown.length === 0 ? (
              <EmptyState
                icon="search"
                title={say("proposals.none")}
                action={
                  <Button onPress={() => narrow({ q: "", organizacion: ALL, dependencia: ALL, estado: ALL })}>
                    {say("proposals.clear")}
                  </Button>
                }
              >
                <p>{say("proposals.none.next")}</p>
              </EmptyState>
            ) : (
              <Rows>
                {shown.map((proposal) => (
                  <ProposalRow key={proposal.id} proposal={proposal} />
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
      <SubmitDialog isOpen={isSubmitting} onClose={() => setSubmitting(false)} organizations={own} />
    </Page>
  );
}

function ProposalRow({ proposal }: { readonly proposal: ProposalLine }) {
  const say = useSay();
  return (
    <Row
      lead={<span className={styles.number}>{proposal.number}</span>}
      title={<Link href={`/propuestas/${proposal.id}`}>{proposal.title}</Link>}
      meta={
        <>
          <PartyMark party={proposal.organization.party} of={proposal.organization.shortName} />
          {proposal.agencies.length > 0 && (
            <span className={styles.agencies}>
              <Icon name="arrowRight" size={14} />
              {proposal.agencies
                .map(({ shortName, outcome }) =>
                  outcome === null
                    ? shortName
                    : `${shortName} (${say(outcomeLook[outcome].key).toLowerCase()})`,
                )
                .join(", ")}
            </span>
          )}
          {proposal.commitments.map((number) => (
            <Link key={number} href={`/compromisos/${number}`}>
              {number}
            </Link>
          ))}
          {proposal.openThreads > 0 && (
            <span className={styles.threads}>
              <Icon name="comment" size={16} />
              {say("proposals.threads", { n: proposal.openThreads })}
            </span>
          )}
        </>
      }
      state={<StateOfProposal state={proposal.state} />}
    />
  );
}
