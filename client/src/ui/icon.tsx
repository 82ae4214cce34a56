import { classes } from "./classes.ts";
import styles from "./icon.module.css";

/** Strokes on a grid of 24, drawn at 1.75. */
const drawings = {
  alert: "M12 8v5M12 16.5v.01M10.3 4.2 2.9 17a2 2 0 0 0 1.7 3h14.8a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0Z",
  arrowLeft: "M19 12H5M11 6l-6 6 6 6",
  arrowRight: "M5 12h14M13 6l6 6-6 6",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.6 7.2",
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z",
  calendar:
    "M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.5v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5zM4 10h16M8 3v4M16 3v4",
  check: "m5 12.5 4.5 4.5L19 7.5",
  chevronDown: "m6 9 6 6 6-6",
  chevronRight: "m9 6 6 6-6 6",
  chevronUp: "m6 15 6-6 6 6",
  clock: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM12 7v5l3.5 2",
  close: "M6 6l12 12M18 6 6 18",
  cloudCheck: "M7 18a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.5 1.5A3.8 3.8 0 0 1 17.5 18zM9 13.5l2 2 4-4",
  cloudOff: "M4 4l16 16M9.5 6a6 6 0 0 1 8.4 4.5A3.8 3.8 0 0 1 20 16.7M16 18H7a4.5 4.5 0 0 1-.6-8.96",
  comment:
    "M5 5h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 17h-7l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 5Z",
  copy: "M9 9.5A1.5 1.5 0 0 1 10.5 8h8A1.5 1.5 0 0 1 20 9.5v9a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 9 18.5zM5.5 16A1.5 1.5 0 0 1 4 14.5v-9A1.5 1.5 0 0 1 5.5 4h8A1.5 1.5 0 0 1 15 5.5",
  document:
    "M7 3h7l5 5v11.5a1.5 1.5 0 0 1-1.5 1.5h-10.5A1.5 1.5 0 0 1 5.5 19.5v-15A1.5 1.5 0 0 1 7 3ZM14 3v5h5M9 13h6M9 17h6",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  external:
    "M14 4h6v6M20 4l-9 9M18 14v4.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6H10",
  flag: "M6 21V4M6 4h11l-2 4 2 4H6",
  globe:
    "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18",
  hand: "M8 12.5V6.2a1.6 1.6 0 0 1 3.2 0V11M11.2 11V4.6a1.6 1.6 0 0 1 3.2 0V11M14.4 11V6.2a1.6 1.6 0 0 1 3.2 0V14a7 7 0 0 1-7 7c-2.6 0-4-1.2-5.2-3.2L3 13.6c-.5-.9-.2-1.8.5-2.2s1.7-.2 2.3.6L8 14.8",
  handshake: "m3 8 4-2 5 2 5-2 4 2v7l-2 1M3 8v7l6 5 2-1M12 8l-3.5 3.5a1.7 1.7 0 0 0 2.4 2.4L13 12l5 4-6 4",
  heading: "M6 5v14M18 5v14M6 12h12",
  history: "M4 5v4.5h4.5M4.3 9.5A8.5 8.5 0 1 1 3.5 13M12 8v4.5l3 2",
  home: "m4 11 8-7 8 7M6 9.5V20h12V9.5M10 20v-5.5h4V20",
  info: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM12 11v5.5M12 7.5v.01",
  italic: "M10 5h8M6 19h8M14.5 5l-5 14",
  key: "M14.5 13.5a4.5 4.5 0 1 0-4.2-2.9L3.5 17.5V20.5H7v-2.5h2.5v-2.5l1.9-1.9a4.5 4.5 0 0 0 3.1-.1ZM16 8v.01",
  link: "M10 14a4 4 0 0 0 5.7 0l3.3-3.3a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0L5 13.3A4 4 0 0 0 10.7 19l1.3-1.3",
  listBulleted: "M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01",
  listNumbered: "M10 6h10M10 12h10M10 18h10M4 4.5 5.5 4v4.5M4 15h2.5L4 19h2.7",
  lock: "M6.5 11h11A1.5 1.5 0 0 1 19 12.5v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19.5v-7A1.5 1.5 0 0 1 6.5 11ZM8 11V7.5a4 4 0 0 1 8 0V11",
  mail: "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5V7a1.5 1.5 0 0 1 1.5-1.5ZM3.5 7l8.5 6 8.5-6",
  menu: "M4 7h16M4 12h16M4 17h16",
  monitor:
    "M4.5 4.5h15A1.5 1.5 0 0 1 21 6v9.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15.5V6a1.5 1.5 0 0 1 1.5-1.5ZM12 17v3.5M8 20.5h8",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  more: "M5 12v.01M12 12v.01M19 12v.01",
  pause: "M8.5 5v14M15.5 5v14",
  pencil: "m4 20 1-4.5L16 4.5a2 2 0 0 1 2.8 0l.7.7a2 2 0 0 1 0 2.8L8.5 19zM14 6.5l3.5 3.5",
  people:
    "M12.5 9a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM2.5 19.5c.5-3.5 3-5.5 6.5-5.5s6 2 6.5 5.5M15.5 5.7a3.5 3.5 0 0 1 0 6.6M17.5 14.3c2.2.7 3.6 2.5 4 5.2",
  person: "M16 8.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4.5 20.5c.7-4 3.5-6 7.5-6s6.8 2 7.5 6",
  play: "M7.5 5v14l11-7z",
  plus: "M12 5v14M5 12h14",
  printer:
    "M7 9V4h10v5M7 17H5a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 5 9h14a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 19 17h-2M7 14h10v6H7z",
  quote: "M10 7H5v6h4c0 2.5-1.3 4-3.5 4.5M20 7h-5v6h4c0 2.5-1.3 4-3.5 4.5",
  redo: "M19 5v5h-5M18.5 10H10a5.5 5.5 0 0 0 0 11h3",
  reply: "M10 6 4 11.5 10 17v-3.5c5 0 8 1.5 10 5 0-6-3.5-9.5-10-9.5z",
  search: "M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM15.3 15.3 20.5 20.5",
  send: "M4 12 20.5 4 16 20.5l-4.5-6zM11.5 14.5 20.5 4",
  server:
    "M5.5 4h13A1.5 1.5 0 0 1 20 5.5v4a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 9.5v-4A1.5 1.5 0 0 1 5.5 4ZM5.5 13h13a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-4A1.5 1.5 0 0 1 5.5 13ZM7.5 7.5v.01M7.5 16.5v.01",
  signOut: "M14 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20H14M10 12h11M17.5 8.5 21 12l-3.5 3.5",
  signature:
    "M3 17c3-1 5.5-5 6.5-8.5C10.3 5.8 9.7 4 8.5 4S6.5 6 7 9.5C7.5 13 9 16 11 16s2-3 3.5-3 .5 3 2.5 3c1.5 0 2-1.5 4-1.5M3 20.5h18",
  strike:
    "M4 12h16M16.5 8C16.5 6 14.7 5 12 5S7.5 6.2 7.5 8.3c0 1.7 1 2.7 2.5 3.7M7 15.5C7 18 9 19 12 19s5-1.2 5-3.5c0-1.5-.6-2.6-2-3.5",
  sun: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1",
  table:
    "M5.5 5h13A1.5 1.5 0 0 1 20 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5v-11A1.5 1.5 0 0 1 5.5 5ZM4 10h16M4 14.5h16M12 10v9",
  trash:
    "M4 7h16M9 7V4.5h6V7M6.5 7l.8 12a1.5 1.5 0 0 0 1.5 1.5h6.4a1.5 1.5 0 0 0 1.5-1.5l.8-12M10 11v5.5M14 11v5.5",
  underline: "M7 4v7a5 5 0 0 0 10 0V4M5 20h14",
  undo: "M5 5v5h5M5.5 10H14a5.5 5.5 0 0 1 0 11h-3",
} as const;

export type IconName = keyof typeof drawings;

/** A small drawing beside words. It says nothing to a screen reader: the words do. */
export function Icon({
  name,
  size = 18,
  className,
}: {
  readonly name: IconName;
  /** Side in CSS pixels; it grows with the reader's letter size. */
  readonly size?: number;
  readonly className?: string | undefined;
}) {
  const side = `${size / 16}rem`;
  return (
    <svg
      className={classes(styles.icon, className)}
      width={side}
      height={side}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
