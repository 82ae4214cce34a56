import { useEffect, useState } from "react";

/**
 * The server's clock in milliseconds, kept running between its answers. `answered` is what it said last; the
 * difference to this device's clock is taken when that arrives, so a wrong clock here does no harm.
 */
export function useServerNow(answered: string, isRunning: boolean): number {
  const [ahead, setAhead] = useState(() => Date.parse(answered) - Date.now());
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setAhead(Date.parse(answered) - Date.now());
    setNow(Date.now());
  }, [answered]);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now + ahead;
}
