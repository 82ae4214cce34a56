import { type RefObject, useEffect } from "react";

/**
 * Keeps a bar at the bottom of what can be seen. A phone's keyboard covers the page without making it smaller, so the
 * distance is measured and handed to the style sheet as `--keyboard`.
 */
export function useAboveKeyboard(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (view === null) return;
    let frame: number | null = null;
    const measure = () => {
      frame = null;
      const covered = Math.max(0, window.innerHeight - view.height - view.offsetTop);
      bar.current?.style.setProperty("--keyboard", `${Math.round(covered)}px`);
    };
    const ask = () => {
      frame ??= requestAnimationFrame(measure);
    };
    measure();
    view.addEventListener("resize", ask);
    view.addEventListener("scroll", ask);
    return () => {
      view.removeEventListener("resize", ask);
      view.removeEventListener("scroll", ask);
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, [bar]);
}
