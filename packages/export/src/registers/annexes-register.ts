import type { RegisteredContent } from "@minuta/record";
import { plain, type RegisterPiece, type RegisterVoice } from "./piece.ts";

/** The files that went with the agenda, each by the digest of its bytes; nothing of a record that says nothing of them. */
export function annexesRegister(content: RegisteredContent, voice: RegisterVoice): RegisterPiece[] {
  if (content.format === "minuta-record/2") return [];
  const { words } = voice;
  if (content.annexes.length === 0) return [{ kind: "line", words: plain(words.noAnnexes) }];
  return [
    {
      kind: "table",
      columns: [words.item, words.annex, words.fileDigest],
      rows: content.annexes.map(({ agendaItem, title, fileName, size, digest }) => [
        [plain(agendaItem === null ? words.wholeAgenda : String(agendaItem))],
        [plain(title), plain(`${fileName} · ${size} ${words.bytes}`)],
        [plain(digest.match(/.{1,16}/g)?.join(" ") ?? "")],
      ]),
    },
  ];
}
