import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/page.tsx";
import { toast } from "../../app/toast.ts";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./account.module.css";

/** The addresses that a calendar program reads: the public one, and a secret one of one's own. */
export function CalendarFeed() {
  const say = useSay();
  const format = useFormat();
  const feed = useEndpoint(endpoints.readCalendarFeed);
  const [address, setAddress] = useState<string | null>(null);
  const make = useCommand(endpoints.makeCalendarFeed, {
    invalidates: [endpoints.readCalendarFeed],
    onDone: (made) => setAddress(made.address),
  });
  const end = useCommand(endpoints.endCalendarFeed, {
    invalidates: [endpoints.readCalendarFeed],
    onDone: () => {
      setAddress(null);
      toast.add("good", say("account.feed.ended"));
    },
  });
  return (
    <Section title={say("account.feed")}>
      <p className={styles.words}>{say("account.feed.text")}</p>
      <Loaded query={feed} rows={2}>
        {({ createdAt, publicAddress }) => (
          <div className={styles.form}>
            <div>
              <p className={styles.words}>{say("account.feed.public")}</p>
              <CopyField label={say("account.feed.public")} text={publicAddress} />
            </div>
            {address !== null && (
              <>
                <Notice tone="warn">{say("account.feed.once")}</Notice>
                <CopyField label={say("account.feed.secret")} text={address} />
              </>
            )}
            {createdAt !== null && (
              <p className={styles.words}>{say("account.feed.since", { date: format.instant(createdAt) })}</p>
            )}
            <div className={styles.choices}>
              <Button icon="calendar" isPending={make.isPending} onPress={() => make.mutate({})}>
                {say(createdAt === null ? "account.feed.make" : "account.feed.renew")}
              </Button>
              {createdAt !== null && (
                <Button tone="quiet" isPending={end.isPending} onPress={() => end.mutate({})}>
                  {say("account.feed.end")}
                </Button>
              )}
            </div>
          </div>
        )}
      </Loaded>
    </Section>
  );
}
