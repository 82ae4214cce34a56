import { endpoints } from "@minuta/contract";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { useFormat } from "../../i18n/format.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { useSay } from "../../i18n/say.ts";
import { Changes } from "./changes.tsx";
import { Coming } from "./coming.tsx";
import { Counts } from "./counts.tsx";
import { Recent } from "./recent.tsx";
import { SessionAtHand } from "./session-at-hand.tsx";
import styles from "./today.module.css";
import { Waiting } from "./waiting.tsx";

const EVERY_MINUTE = 60_000;

export function TodayOfTheSecretariat() {
  const say = useSay();
  const format = useFormat();
  const today = useEndpoint(endpoints.today, {}, { refetchEvery: EVERY_MINUTE });
  return (
    <Page
      title={
        today.data === undefined
          ? say("app.today")
          : say("today.title", {
              n: today.data.waiting.filter(({ reason }) => reason !== "unanswered").length,
            })
      }
      tabTitle={say("app.today")}
      eyebrow={<span className={styles.date}>{format.weekday(plainDateOf(new Date()))}</span>}
    >
      <Loaded query={today} rows={6}>
        {(data) => (
          <div className={styles.columns}>
            <div className={styles.waiting}>
              <Waiting waiting={data.waiting} />
            </div>
            <div className={styles.side}>
              <SessionAtHand session={data.session} />
              <Coming coming={data.coming} published={data.published} />
              <Counts counts={data.counts} />
            </div>
            <div className={styles.recent}>
              <Changes changes={data.changes} />
              <Recent recent={data.recent} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
