import { useCallback, useState } from "react";

/** A comment that is being written; it survives a reload of the tab, and goes with the tab. */
export function useDraft(place: string): readonly [string, (text: string) => void] {
  const key = `minuta.comment.${place}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? "");
  const write = useCallback(
    (next: string) => {
      setText(next);
      try {
        if (next === "") sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, next);
      } catch {
        // A full or forbidden storage: the draft lives as long as the page.
      }
    },
    [key],
  );
  return [text, write];
}
