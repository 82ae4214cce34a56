import { type ToggleEvent, useEffect, useId, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import { useSay } from "../i18n/say.ts";
import { classes } from "../ui/classes.ts";
import { Icon } from "../ui/icon.tsx";
import type { Place } from "./places.ts";
import styles from "./shell.module.css";

/** The places that the bar has no room for, behind a button of their own. The browser's own popover: it needs no code to open, close, or give the focus back. */
export function MorePlaces({ places }: { readonly places: readonly Place[] }) {
  const say = useSay();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list closes when one has arrived, and at no other time.
  useEffect(() => list.current?.hidePopover(), [pathname]);
  const isHere = places.some(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  const place = (event: ToggleEvent<HTMLDivElement>) => {
    const beside = button.current?.getBoundingClientRect();
    if (event.newState !== "open" || beside === undefined) return;
    event.currentTarget.style.setProperty("--at", `${beside.left}px`);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes(styles.place, styles.more)}
        popoverTarget={id}
        data-here={isHere ? "" : undefined}
      >
        <Icon name="more" size={20} className={styles.placeIcon} />
        <span>{say("app.more")}</span>
        <Icon name="chevronDown" size={14} className={styles.moreMark} />
      </button>
      <div ref={list} id={id} popover="auto" className={styles.morePlaces} onBeforeToggle={place}>
        {places.map(({ path, name, icon }) => (
          <NavLink key={path} to={path} className={classes(styles.morePlace)}>
            <Icon name={icon} size={20} />
            {say(name)}
          </NavLink>
        ))}
      </div>
    </>
  );
}
