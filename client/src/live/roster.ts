import { presence } from "@minuta/contract";
import type { Party } from "@minuta/domain";
import { useEffect, useState } from "react";
import type { Awareness } from "y-protocols/awareness";

/** A person who has the document open, however many windows they have. */
export type Present = {
  readonly userId: string;
  readonly name: string;
  readonly party: Party | null;
  readonly institution: string | null;
  readonly access: "read" | "comment" | "write";
  readonly isSelf: boolean;
};

/** Who is here: oneself first, then by office. What does not have the form of presence is left out. */
export function rosterOf(states: Iterable<unknown>, selfId: string): readonly Present[] {
  const people = new Map<string, Present>();
  for (const state of states) {
    const read = presence.shape.user.safeParse((state as { user?: unknown } | null)?.user);
    if (read.success) people.set(read.data.userId, { ...read.data, isSelf: read.data.userId === selfId });
  }
  return [...people.values()].sort(
    (one, other) => Number(other.isSelf) - Number(one.isSelf) || one.name.localeCompare(other.name, "es"),
  );
}

/** Keeps the roster; it changes when somebody comes or goes, never when a caret moves. */
export function useRoster(awareness: Awareness | null, self: Present): readonly Present[] {
  const [others, setOthers] = useState<readonly Present[]>([]);
  const { userId } = self;
  useEffect(() => {
    if (awareness === null) {
      setOthers([]);
      return;
    }
    let last = "";
    const read = () => {
      const next = rosterOf(awareness.getStates().values(), userId).filter((person) => !person.isSelf);
      const written = JSON.stringify(next);
      if (written === last) return;
      last = written;
      setOthers(next);
    };
    let timer: ReturnType<typeof setTimeout> | null = null;
    const onChange = () => {
      timer ??= setTimeout(() => {
        timer = null;
        read();
      }, 250);
    };
    read();
    awareness.on("change", onChange);
    return () => {
      awareness.off("change", onChange);
      if (timer !== null) clearTimeout(timer);
    };
  }, [awareness, userId]);
  return [self, ...others];
}
