import { useEffect } from "react";

/** Names the browser's tab while the component stands. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === "" ? "Minuta" : `${title} · Minuta`;
  }, [title]);
}
