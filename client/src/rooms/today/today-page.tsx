import { takesPart, useMe } from "../../app/me.ts";
import { Page } from "../../app/page.tsx";
import { operates } from "../../app/places.ts";
import { useSay } from "../../i18n/say.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TodayOfTheSecretariat } from "./today-of-the-secretariat.tsx";

/** The first screen: what is on today, and what waits for me. */
export default function TodayPage() {
  const say = useSay();
  const me = useMe();
  if (takesPart(me)) return <TodayOfTheSecretariat />;
  if (operates(me)) {
    return (
      <Page title={say("app.today")} width="narrow">
        <EmptyState
          icon="server"
          title={say("today.operator.title")}
          action={
            <LinkButton tone="primary" href="/servicio">
              {say("today.operator.action")}
            </LinkButton>
          }
        >
          <p>{say("today.operator.text")}</p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={say("app.today")} width="narrow">
      <EmptyState icon="key" title={say("today.none.title")}>
        <p>{say("today.none.text", { email: me.email })}</p>
      </EmptyState>
    </Page>
  );
}
