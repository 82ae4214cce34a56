import { useState } from "react";
import { useChooseLanguage } from "../../app/choose-language.ts";
import { MandateWords } from "../../app/mandate-words.tsx";
import { useMe } from "../../app/me.ts";
import { Page, Section } from "../../app/page.tsx";
import { showTheme, storedTheme, type Theme, themes } from "../../app/theme.ts";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { Choice } from "../../ui/choice.tsx";
import { Facts } from "../../ui/facts.tsx";
import type { IconName } from "../../ui/icon.tsx";
import styles from "./account.module.css";
import { CalendarFeed } from "./calendar-feed.tsx";
import { Passkeys } from "./passkeys.tsx";
import { SignIns } from "./sign-ins.tsx";

const themeIcons: Record<Theme, IconName> = { system: "monitor", light: "sun", dark: "moon" };

/** One's own account: who one is here, how it looks, and the ways in. */
export default function AccountPage() {
  const say = useSay();
  const format = useFormat();
  const me = useMe();
  const language = useLanguage();
  const choose = useChooseLanguage();
  const [theme, setTheme] = useState(storedTheme);
  return (
    <Page title={say("app.account")} width="narrow">
      <Section title={say("account.who")}>
        <Facts
          facts={[
            { name: say("invite.name"), value: me.name },
            { name: say("account.email"), value: me.email },
            {
              name: say("account.mandates"),
              value: (
                <ul className={styles.mandates}>
                  {me.mandates.length === 0 && <li>{say("app.account.none")}</li>}
                  {me.mandates.map((mandate) => (
                    <li key={mandate.id}>
                      <MandateWords {...mandate} />
                      <br />
                      <span className={styles.since}>
                        {say("people.since", { date: format.date(mandate.startsOn) })}
                        {mandate.endsOn !== null &&
                          ` ${say("people.until", { date: format.date(mandate.endsOn) })}`}
                      </span>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </Section>
      <Section title={say("account.look")}>
        <div className={styles.choices}>
          <Choice
            label={say("account.language")}
            options={[
              { id: "es", text: say("language.es"), lang: "es" },
              { id: "en", text: say("language.en"), lang: "en" },
            ]}
            value={language}
            onChange={(next) => {
              void choose(next);
            }}
          />
          <Choice
            label={say("account.theme")}
            options={themes.map((id) => ({ id, text: say(`account.theme.${id}`), icon: themeIcons[id] }))}
            value={theme}
            onChange={(next) => {
              setTheme(next);
              showTheme(next);
            }}
          />
        </div>
      </Section>
      <CalendarFeed />
      <Passkeys />
      <SignIns />
    </Page>
  );
}
