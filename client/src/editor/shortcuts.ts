/** Keys as this machine's keyboard writes them. */
export function keyNames(isApple: boolean): (shortcut: string) => string {
  const names: Readonly<Record<string, string>> = isApple
    ? { Mod: "⌘", Alt: "⌥", Shift: "⇧", Enter: "↩" }
    : { Mod: "Ctrl", Alt: "Alt", Shift: "⇧", Enter: "Enter" };
  return (shortcut) =>
    shortcut
      .split("-")
      .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join(isApple ? "" : "+");
}

export const isAppleKeyboard = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** Every shortcut of the editor, grouped as its dialog shows them. Keys are named as ProseMirror names them. */
export const shortcutGroups = [
  {
    id: "text",
    shortcuts: [
      { id: "bold", keys: "Mod-b" },
      { id: "italic", keys: "Mod-i" },
      { id: "underline", keys: "Mod-u" },
      { id: "strike", keys: "Mod-Shift-s" },
      { id: "personalData", keys: "Mod-Alt-p" },
      { id: "link", keys: "Mod-k" },
      { id: "undo", keys: "Mod-z" },
      { id: "redo", keys: "Mod-Shift-z" },
    ],
  },
  {
    id: "blocks",
    shortcuts: [
      { id: "insert", keys: "/" },
      { id: "paragraph", keys: "Mod-Alt-0" },
      { id: "heading", keys: "Mod-Alt-1" },
      { id: "orderedList", keys: "Mod-Shift-7" },
      { id: "bulletList", keys: "Mod-Shift-8" },
      { id: "quote", keys: "Mod-Shift-9" },
      { id: "hardBreak", keys: "Shift-Enter" },
      { id: "leaveBlock", keys: "Mod-Enter" },
    ],
  },
  {
    id: "around",
    shortcuts: [
      { id: "comment", keys: "Mod-Alt-m" },
      { id: "toolbar", keys: "Alt-F10" },
      { id: "shortcuts", keys: "Mod-/" },
    ],
  },
] as const;
