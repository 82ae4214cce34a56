import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "@tiptap/pm/inputrules";
import type { Schema } from "@tiptap/pm/model";
import type { Plugin } from "@tiptap/pm/state";

/** What a few characters at the start of a paragraph turn it into: `# `, `- `, `1. `, `> `, `---`. */
export function typingRules(schema: Schema): Plugin {
  const { heading, bulletList, orderedList, blockquote, horizontalRule, paragraph } = schema.nodes;
  const rules: InputRule[] = [];
  if (heading !== undefined) {
    rules.push(
      textblockTypeInputRule(/^(#{1,4})\s$/, heading, (match) => ({ level: match[1]?.length ?? 1 })),
    );
  }
  if (bulletList !== undefined) rules.push(wrappingInputRule(/^[-*•]\s$/, bulletList));
  if (orderedList !== undefined) {
    rules.push(
      wrappingInputRule(
        /^(\d{1,3})[.)]\s$/,
        orderedList,
        (match) => ({ start: Number(match[1]) }),
        (match, node) => node.childCount + Number(node.attrs.start) === Number(match[1]),
      ),
    );
  }
  if (blockquote !== undefined) rules.push(wrappingInputRule(/^>\s$/, blockquote));
  if (horizontalRule !== undefined && paragraph !== undefined) {
    rules.push(
      new InputRule(/^---$/, (state, _match, start, end) => {
        const $start = state.doc.resolve(start);
        if ($start.depth !== 1 || $start.parent.type !== paragraph) return null;
        return state.tr.replaceWith($start.before(), end + 1, [horizontalRule.create(), paragraph.create()]);
      }),
    );
  }
  return inputRules({ rules });
}
