import { HocuspocusProvider } from "@hocuspocus/provider";
import { Editor, Node } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import * as Y from "yjs";

// The peer as its manual sets it up, with nothing around it: no toolbar, and of the schema only what the text needs.
const asked = new URLSearchParams(location.search);
const text = new Y.Doc();
const provider = new HocuspocusProvider({
  url: asked.get("server") ?? "",
  name: asked.get("document") ?? "",
  token: "",
  document: text,
});

new Editor({
  element: document.querySelector("#page"),
  extensions: [
    Node.create({ name: "doc", topNode: true, content: "block+" }),
    Node.create({
      name: "paragraph",
      group: "block",
      content: "inline*",
      parseHTML: () => [{ tag: "p" }],
      renderHTML: () => ["p", 0],
    }),
    Node.create({ name: "text", group: "inline" }),
    Collaboration.configure({ document: text, field: "prose" }),
    CollaborationCaret.configure({ provider, user: { name: "Titular", color: "#0d5c4d" } }),
  ],
});
