import { endpoints } from "@minuta/contract";
import { useParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { documentPath } from "../../app/document-action.tsx";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { portalAddress } from "../../app/portal-address.ts";
import { useFormat } from "../../i18n/format.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { FollowUps } from "./follow-ups.tsx";
import styles from "./ledger.module.css";
import { DueDate, Responsible } from "./ledger-rows.tsx";
import { ReportForm } from "./report-form.tsx";
import type { Resolution } from "./resolution.ts";
import { StandingBadge } from "./standing-badge.tsx";

/** One resolution: its words, who said what to it, and everything that was reported since. */
export default function ResolutionPage() {
  const say = useSay();
  const { slug = "" } = useParams();
  const resolution = useEndpoint(endpoints.readResolution, { params: { slug } });
  const { data } = resolution;
  return (
    <Page
      title={
        data === undefined ? say("resolution.loading") : say("resolution.title", { number: data.number })
      }
      {...(data === undefined
        ? {}
        : {
            eyebrow: (
              <span className={styles.eyebrow}>
                <StandingBadge line={data} />
              </span>
            ),
          })}
      actions={
        <LinkButton tone="quiet" icon="arrowLeft" href="/acuerdos">
          {say("resolution.back")}
        </LinkButton>
      }
    >
      <Loaded query={resolution}>{(known) => <Parts resolution={known} />}</Loaded>
    </Page>
  );
}

function Parts({ resolution }: { readonly resolution: Resolution }) {
  const say = useSay();
  const format = useFormat();
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <Section title={say("resolution.text")} titleHidden>
          {resolution.voidedAt !== null && (
            <Notice
              tone="warn"
              title={say("resolution.void", {
                date: format.date(plainDateOf(new Date(resolution.voidedAt))),
              })}
            >
              {resolution.voidReason}
            </Notice>
          )}
          <p className={styles.text}>{resolution.text}</p>
        </Section>
        <FollowUps resolution={resolution} />
        {resolution.mayReport && <ReportForm resolution={resolution} />}
        {resolution.wordings.length > 1 && <Wordings resolution={resolution} />}
      </div>
      <div className={styles.side}>
        <ResolutionFacts resolution={resolution} />
        {resolution.positions.length > 0 && <Positions resolution={resolution} />}
      </div>
    </div>
  );
}

function ResolutionFacts({ resolution }: { readonly resolution: Resolution }) {
  const say = useSay();
  const format = useFormat();
  const { session, adoptedAt, address } = resolution;
  return (
    <section aria-label={say("resolution.facts")}>
      <Facts
        facts={[
          { name: say("resolution.responsible"), value: <Responsible line={resolution} /> },
          { name: say("resolution.dueDate"), value: <DueDate line={resolution} /> },
          ...(session === null ? [] : [{ name: say("resolution.session"), value: session.key }]),
          {
            name: say("resolution.mode"),
            value: say("resolution.mode.of", { mode: resolution.mode }),
          },
          ...(adoptedAt === ""
            ? []
            : [{ name: say("resolution.adopted"), value: format.instant(adoptedAt) }]),
        ]}
      />
      <p className={styles.ways}>
        <Link href={documentPath(resolution.documentId)}>{say("resolution.open")}</Link>
        {address !== null && <Link href={portalAddress(address)}>{say("resolution.portal")}</Link>}
      </p>
    </section>
  );
}

function Positions({ resolution }: { readonly resolution: Resolution }) {
  const say = useSay();
  return (
    <section aria-label={say("resolution.positions")}>
      <h2>{say("resolution.positions")}</h2>
      <ul className={styles.positions}>
        {resolution.positions.map(({ party, position, reservation, dissent }) => (
          <li key={party} className={styles.position}>
            <PartyMark party={party} />
            <span>{say("resolution.position", { position })}</span>
            {reservation !== "" && (
              <p className={styles.note}>
                <strong>{say("resolution.reservation")}.</strong> {reservation}
              </p>
            )}
            {dissent !== "" && (
              <p className={styles.note}>
                <strong>{say("resolution.dissent")}.</strong> {dissent}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Wordings({ resolution }: { readonly resolution: Resolution }) {
  const say = useSay();
  const format = useFormat();
  return (
    <Section title={say("resolution.wordings")}>
      <ol className={styles.timeline}>
        {resolution.wordings.toReversed().map(({ version, text, adoptedAt }) => (
          <li key={version}>
            <span className={styles.by}>
              {say("resolution.wording", { n: version, date: format.instant(adoptedAt) })}
            </span>
            <p className={styles.said}>{text}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
