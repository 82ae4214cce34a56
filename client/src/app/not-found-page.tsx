import { useSay } from "../i18n/say.ts";
import { LinkButton } from "../ui/button.tsx";
import { useMe } from "./me.ts";
import styles from "./page.module.css";
import { Page } from "./page.tsx";
import { placesOf } from "./places.ts";

/** For an address that leads nowhere: the ways that do lead somewhere. */
export function NotFoundPage() {
  const say = useSay();
  const me = useMe();
  return (
    <Page title={say("app.notFound.title")} lead={say("app.notFound.text")} width="narrow">
      <div className={styles.actions}>
        {placesOf(me).map(({ path, name, icon }) => (
          <LinkButton key={path} href={path} icon={icon}>
            {say(name)}
          </LinkButton>
        ))}
      </div>
    </Page>
  );
}
