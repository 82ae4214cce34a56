import { NavLink, Outlet, useLocation } from "react-router";
import { useSay } from "../i18n/say.ts";
import { classes } from "../ui/classes.ts";
import { Icon } from "../ui/icon.tsx";
import { useMedia } from "../ui/use-media.ts";
import { AccountMenu } from "./account-menu.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { useMe } from "./me.ts";
import { MorePlaces } from "./more-places.tsx";
import { useOnline } from "./online.ts";
import { placesOf } from "./places.ts";
import styles from "./shell.module.css";

/** The frame around every page: where one is, where one can go, and who one is. */
export function Shell() {
  const say = useSay();
  const me = useMe();
  const online = useOnline();
  const { pathname } = useLocation();
  // A document needs a phone's whole height: the bar at the bottom gives way, and its own bar leads back.
  const inDocument = pathname.startsWith("/documentos/") && !pathname.endsWith("/clasificar");
  const places = placesOf(me);
  const isNarrow = useMedia("(max-width: 820px)");
  const isWide = useMedia("(min-width: 1100px)");
  // With one more than there is room for, that one needs no button in its stead.
  const room = isNarrow ? 5 : isWide ? 8 : 6;
  const shown = places.length <= room ? places : places.slice(0, room - 1);
  // A wall shows nothing but what is on it.
  if (pathname.endsWith("/lectura")) {
    return (
      <main id="contenido" tabIndex={-1}>
        <Outlet />
      </main>
    );
  }
  return (
    <div className={classes(styles.shell, inDocument && styles.inDocument)}>
      <a className={styles.skip} href="#contenido">
        {say("app.skip")}
      </a>
      <header className={styles.header} data-print="no">
        <NavLink to="/" className={classes(styles.wordmark)} end>
          Minuta
        </NavLink>
        <nav className={styles.places} aria-label={say("app.navigation")}>
          {shown.map(({ path, name, icon }) => (
            <NavLink key={path} to={path} end={path === "/"} className={classes(styles.place)}>
              <Icon name={icon} size={20} className={styles.placeIcon} />
              <span>{say(name)}</span>
            </NavLink>
          ))}
          {shown.length < places.length && <MorePlaces places={places.slice(shown.length)} />}
        </nav>
        <div className={styles.own}>
          <LanguageSwitch className={styles.language} />
          <AccountMenu />
        </div>
      </header>
      {/* A document says itself what of it is on this device alone, and can be written all the same. */}
      {!online && !inDocument && (
        <p className={styles.offline} role="status">
          <Icon name="cloudOff" />
          <span>
            <strong>{say("app.offline.title")}.</strong> {say("app.offline.text")}
          </span>
        </p>
      )}
      <main id="contenido" tabIndex={-1} className={styles.main}>
        <Outlet />
        {me.sample && !inDocument && <p className={styles.sample}>{say("app.sample.text")}</p>}
      </main>
    </div>
  );
}
