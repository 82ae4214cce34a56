import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { classes } from "../ui/classes.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import styles from "./page.module.css";
import { usePageTitle } from "./page-title.ts";

/** A page of the workspace: its heading takes the focus when one arrives by a link. */
export function Page({
  title,
  tabTitle = title,
  eyebrow,
  lead,
  actions,
  width = "medium",
  children,
}: {
  readonly title: string;
  /** The browser's tab, where the heading says more than the place. */
  readonly tabTitle?: string;
  /** A few words over the heading: a number, a date. */
  readonly eyebrow?: ReactNode;
  /** What the page is for, in a sentence. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: "narrow" | "medium" | "wide";
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  usePageTitle(tabTitle);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the path changes and at no other time.
  useEffect(() => {
    // The browser places the focus itself when the page is loaded; "default" is that first location.
    if (key === "default") return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className={classes(styles.page, styles[width])}>
      <header className={styles.header}>
        <div className={styles.headline}>
          {eyebrow !== undefined && <div className={styles.eyebrow}>{eyebrow}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with its own heading. */
export function Section({
  title,
  titleHidden = false,
  aside,
  children,
}: {
  readonly title: string;
  /** For the part that the page's own heading speaks of: the title is left to screen readers. */
  readonly titleHidden?: boolean;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-label={title}>
      {titleHidden ? (
        <h2>
          <VisuallyHidden>{title}</VisuallyHidden>
        </h2>
      ) : (
        <div className={styles.sectionTop}>
          <h2>{title}</h2>
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
