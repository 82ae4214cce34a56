import { endpoints } from "@minuta/contract";
import { useEndpoint } from "../../app/api.ts";
import { useSay } from "../../i18n/say.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

/** After one was decided: the next text that waits for the person in front, so that forty are signed in one sitting. */
export function NextToSign({ documentId }: { readonly documentId: string }) {
  const say = useSay();
  const board = useEndpoint(endpoints.listSignatures);
  const waiting = (board.data?.lines ?? []).filter(
    (line) => line.documentId !== documentId && line.seats.some(({ isMine }) => isMine),
  );
  const [next] = waiting;
  if (next === undefined) return null;
  return (
    <Notice tone="info" title={say("signatures.next", { n: waiting.length })}>
      <p>
        {next.key} · {next.title}
      </p>
      <LinkButton tone="primary" icon="arrowRight" href={`/documentos/${next.documentId}`}>
        {say("signatures.next.go")}
      </LinkButton>
    </Notice>
  );
}
