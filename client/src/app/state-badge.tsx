import type { endpoints, ResultOf } from "@minuta/contract";
import { type DocumentKind, type DocumentState, parties, workflowOf } from "@minuta/domain";
import { type MessageKey, useSay } from "../i18n/say.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import type { IconName } from "../ui/icon.tsx";
import { Link } from "../ui/link.tsx";
import { portalAddress } from "./portal-address.ts";

/** A document as the lists of sessions, meetings and proposals name it. */
export type DocumentLink = NonNullable<
  ResultOf<typeof endpoints.listSessions>["sessions"][number]["minutes"]
>;

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
export function StateBadge({
  state,
  kind = "minutes",
}: {
  readonly state: DocumentState;
  /** Says who signs it. */
  readonly kind?: DocumentKind;
}) {
  const say = useSay();
  const isOfAuthor = workflowOf(kind)?.signsAs === "author";
  return (
    <Badge tone={tones[state]} icon={icons[state]}>
      {say(state === "signed" && isOfAuthor ? "state.signed.author" : words[state])}
    </Badge>
  );
}

/** The same; while it waits for signatures how many of the three there are, and once published the way to its page. */
export function SignedStateBadge({ link }: { readonly link: DocumentLink }) {
  const say = useSay();
  if (link.address !== null) {
    return (
      <Link href={portalAddress(link.address)}>
        <StateBadge state={link.state} />
      </Link>
    );
  }
  if (link.state !== "forSignature") return <StateBadge state={link.state} />;
  return (
    <Badge tone={link.refused ? "danger" : "warn"} icon={link.refused ? "alert" : "signature"}>
      {say(link.refused ? "state.forSignature.refused" : "state.forSignature.count", {
        signed: link.signed,
        of: parties.length,
      })}
    </Badge>
  );
}
