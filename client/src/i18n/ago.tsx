import { useEffect, useState } from "react";
import { useFormat } from "./format.ts";

const MINUTE = 60_000;

/** How long ago an instant was, kept true while it stands on the screen; the exact time is its title. */
export function Ago({ instant }: { readonly instant: string }) {
  const format = useFormat();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={instant} title={format.instant(instant)}>
      {format.relative(instant, now)}
    </time>
  );
}
