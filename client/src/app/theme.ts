export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const STORED = "minuta.theme";

/** The look chosen in this browser; `system` while none was. */
export function storedTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Shows the interface light, dark or as the system is, and remembers that in this browser. */
export function showTheme(theme: Theme): void {
  if (theme === "system") {
    localStorage.removeItem(STORED);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(STORED, theme);
    document.documentElement.dataset.theme = theme;
  }
}
