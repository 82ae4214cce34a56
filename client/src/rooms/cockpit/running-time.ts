type Stretch = { readonly startedAt: string; readonly endedAt: string | null };

/** Seconds that something has run at `now` (milliseconds), recesses left out; 0 for what has not begun. */
export function usedSeconds(
  stretch: { readonly startedAt: string | null; readonly endedAt: string | null },
  recesses: readonly Stretch[],
  now: number,
): number {
  if (stretch.startedAt === null) return 0;
  const run = { startedAt: stretch.startedAt, endedAt: stretch.endedAt };
  const rested = recesses.reduce((sum, recess) => sum + overlap(run, recess, now), 0);
  return Math.max(0, Math.floor((overlap(run, run, now) - rested) / 1000));
}

function overlap(one: Stretch, other: Stretch, now: number): number {
  const end = (stretch: Stretch) => (stretch.endedAt === null ? now : Date.parse(stretch.endedAt));
  const start = Math.max(Date.parse(one.startedAt), Date.parse(other.startedAt));
  return Math.max(0, Math.min(end(one), end(other)) - start);
}

/** A running time as a clock shows it: "12:40", "1:02:40". */
export function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
