import { endpoints } from "@minuta/contract";
import { type DocumentState, parties, signedCount } from "@minuta/domain";
import { type MessageKey, useSay } from "../i18n/say.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import type { IconName } from "../ui/icon.tsx";
import { useEndpoint } from "./api.ts";

const words: Record<DocumentState, MessageKey> = {
  draft: "state.draft",
  forSignature: "state.forSignature",
  signed: "state.signed",
  published: "state.published",
};
const tones: Record<DocumentState, Tone> = {
  draft: "neutral",
  forSignature: "warn",
  signed: "accent",
  published: "accent",
};
const icons: Record<DocumentState, IconName> = {
  draft: "pencil",
  forSignature: "signature",
  signed: "check",
  published: "globe",
};

/** The state of a document in a word. */
export function StateBadge({ state }: { readonly state: DocumentState }) {
  const say = useSay();
  return (
    <Badge tone={tones[state]} icon={icons[state]}>
      {say(words[state])}
    </Badge>
  );
}

/** The same, and while it waits for signatures how many of the three there are. */
export function SignedStateBadge({
  documentId,
  state,
}: {
  readonly documentId: string;
  readonly state: DocumentState;
}) {
  return state === "forSignature" ? (
    <SignaturesSoFar documentId={documentId} />
  ) : (
    <StateBadge state={state} />
  );
}

function SignaturesSoFar({ documentId }: { readonly documentId: string }) {
  const say = useSay();
  const document = useEndpoint(endpoints.readDocument, { params: { documentId } });
  const signatures = document.data?.record?.signatures;
  if (signatures === undefined) return <StateBadge state="forSignature" />;
  const refused = signatures.some((signature) => signature.decision === "refuse");
  return (
    <Badge tone={refused ? "danger" : "warn"} icon={refused ? "alert" : "signature"}>
      {say(refused ? "state.forSignature.refused" : "state.forSignature.count", {
        signed: signedCount(signatures),
        of: parties.length,
      })}
    </Badge>
  );
}
