import { useSay } from "../i18n/say.ts";
import { Button } from "./button.tsx";
import styles from "./pager.module.css";

/** The way through a list that comes a page at a time. Nothing while one page holds it all. */
export function Pager({
  offset,
  limit,
  total,
  onChange,
}: {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  readonly onChange: (offset: number) => void;
}) {
  const say = useSay();
  if (total <= limit && offset === 0) return null;
  const to = Math.min(total, offset + limit);
  return (
    <nav className={styles.pager} aria-label={say("ui.pager")}>
      <Button
        size="small"
        icon="arrowLeft"
        isDisabled={offset === 0}
        onPress={() => onChange(Math.max(0, offset - limit))}
      >
        {say("ui.pager.previous")}
      </Button>
      <span>{say("ui.pager.range", { from: Math.min(offset + 1, total), to, total })}</span>
      <Button
        size="small"
        icon="arrowRight"
        isDisabled={to >= total}
        onPress={() => onChange(offset + limit)}
      >
        {say("ui.pager.next")}
      </Button>
    </nav>
  );
}
