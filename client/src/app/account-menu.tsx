import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useSay } from "../i18n/say.ts";
import { PersonBadge } from "../party/party-mark.tsx";
import { classes } from "../ui/classes.ts";
import { Icon } from "../ui/icon.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import styles from "./account-menu.module.css";
import type { AccountPopover } from "./account-popover.tsx";
import { useMe } from "./me.ts";
import { problemSentence } from "./problem.ts";
import { toast } from "./toast.ts";

/** Who one is here, in which capacity, and the way out. What it opens is loaded when somebody reaches for it. */
export function AccountMenu() {
  const say = useSay();
  const me = useMe();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<{ readonly Surface: typeof AccountPopover } | null>(null);
  const load = async () => {
    if (loaded === null) setLoaded({ Surface: (await import("./account-popover.tsx")).AccountPopover });
  };
  const reach = () => {
    // Reaching for it only saves time: a press that follows says what failed.
    load().catch(() => undefined);
  };
  const party = me.mandates.find((mandate) => mandate.party !== null)?.party ?? null;
  return (
    <>
      <Button
        ref={button}
        className={classes(styles.trigger)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onHoverStart={reach}
        onFocus={reach}
        onPress={() => {
          load().then(
            () => setOpen(true),
            (error: unknown) => toast.add("danger", problemSentence(error, say)),
          );
        }}
      >
        <PersonBadge name={me.name} party={party} hidden />
        <VisuallyHidden>{say("app.account.menu", { name: me.name })}</VisuallyHidden>
        <Icon name="chevronDown" size={14} />
      </Button>
      {loaded !== null && <loaded.Surface anchor={button} isOpen={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}
