import { endpoints, type ResultOf } from "@minuta/contract";
import { type OgpVerdict, ogpStandardsAddress } from "@minuta/domain";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { type Format, useFormat } from "../../i18n/format.ts";
import { type Say, useSay } from "../../i18n/say.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/button.tsx";
import type { IconName } from "../../ui/icon.tsx";
import { Link } from "../../ui/link.tsx";
import styles from "./compliance.module.css";

type Compliance = ResultOf<typeof endpoints.readCompliance>;
type Requirement = Compliance["requirements"][number];

const look: Record<OgpVerdict, { readonly tone: Tone; readonly icon: IconName }> = {
  met: { tone: "accent", icon: "check" },
  partial: { tone: "warn", icon: "clock" },
  notMet: { tone: "danger", icon: "alert" },
  notShown: { tone: "neutral", icon: "info" },
};

const standards = ["1", "2", "3", "4", "5"] as const;

/** What the live data show of each minimum requirement of OGP. */
export default function CompliancePage() {
  const say = useSay();
  const format = useFormat();
  const compliance = useEndpoint(endpoints.readCompliance);
  return (
    <Page
      title={say("compliance.title")}
      lead={say("compliance.lead")}
      {...(compliance.data === undefined
        ? {}
        : { eyebrow: say("compliance.asOf", { date: format.date(compliance.data.facts.today) }) })}
      actions={
        <LinkButton tone="quiet" icon="arrowLeft" href="/compromisos">
          {say("app.commitments")}
        </LinkButton>
      }
    >
      <Loaded query={compliance} rows={8}>
        {(known) => (
          <>
            <p className={styles.summary}>
              {say("compliance.summary", {
                met: known.requirements.filter(({ verdict }) => verdict === "met").length,
                all: known.requirements.length,
              })}
            </p>
            {standards.map((standard) => (
              <Section key={standard} title={say(`compliance.standard.${standard}`)}>
                <ul className={styles.requirements}>
                  {known.requirements
                    .filter(({ requirement }) => requirement.startsWith(`${standard}.`))
                    .map((requirement) => (
                      <RequirementLine key={requirement.requirement} of={requirement} facts={known.facts} />
                    ))}
                </ul>
              </Section>
            ))}
            <p className={styles.source}>
              {say("compliance.source")}{" "}
              <Link href={ogpStandardsAddress} rel="noreferrer" target="_blank">
                {say("compliance.source.link")}
              </Link>
            </p>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function RequirementLine({ of, facts }: { readonly of: Requirement; readonly facts: Compliance["facts"] }) {
  const say = useSay();
  const format = useFormat();
  const { tone, icon } = look[of.verdict];
  return (
    <li className={styles.requirement}>
      <div className={styles.head}>
        <span className={styles.number}>{of.requirement}</span>
        <Badge tone={tone} icon={icon}>
          {say(`compliance.verdict.${of.verdict}`)}
        </Badge>
      </div>
      <div className={styles.body}>
        <p className={styles.text}>{say(`compliance.${of.requirement}`)}</p>
        <ul className={styles.facts}>
          {evidenceOf(of.requirement, facts, say, format).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
    </li>
  );
}

/** What the rows say about a requirement, in sentences. */
function evidenceOf(
  requirement: Requirement["requirement"],
  facts: Compliance["facts"],
  say: Say,
  format: Format,
): string[] {
  const day = (date: string | null) => (date === null ? "none" : format.date(date));
  switch (requirement) {
    case "1.1":
      return [
        say("compliance.fact.sessions", { n: facts.sessionsHeld, last: day(facts.lastSessionOn) }),
        ...(facts.longestGapDays === null ? [] : [say("compliance.fact.gap", { n: facts.longestGapDays })]),
        facts.rulesVersion === null
          ? say("compliance.fact.noRules")
          : say("compliance.fact.rules", { n: facts.rulesVersion }),
      ];
    case "2.1":
      return [say("compliance.fact.portal", { n: facts.published })];
    case "2.2":
      return [
        say("compliance.fact.published", { n: facts.publishedLastYear, last: day(facts.lastPublishedOn) }),
        say("compliance.fact.reports", { n: facts.reports, last: day(facts.lastReportOn) }),
      ];
    case "3.1":
      return [say("compliance.fact.meetings", { n: facts.meetings, first: day(facts.firstMeetingOn) })];
    case "3.2":
      return [say("compliance.fact.organizations", { n: facts.organizations })];
    case "3.3":
      return [say("compliance.fact.proposals", { n: facts.proposals, comments: facts.comments })];
    case "4.1":
      return [say("compliance.fact.answered", { n: facts.proposalsAnswered, of: facts.proposalsToAnswer })];
    case "5.1":
      return [
        say("compliance.fact.lastYear", { n: facts.sessionsLastYear }),
        say("compliance.fact.reports", { n: facts.reports, last: day(facts.lastReportOn) }),
      ];
  }
}
