import type { BodyOf, ResultOf } from "@minuta/contract";
import { endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import { useNavigate } from "react-router";
import { useSay } from "../i18n/say.ts";
import { Button, type ButtonTone, LinkButton } from "../ui/button.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { useCommand } from "./api.ts";
import { actorOf, useMe } from "./me.ts";

type Session = ResultOf<typeof endpoints.readSession>;
export type DocumentLink = NonNullable<Session["minutes"]>;
type Start = BodyOf<typeof endpoints.createDocument>;

/** Where a document stands on its own address. */
export function documentPath(documentId: string): string {
  return `/documentos/${documentId}`;
}

/**
 * Opens the document of a session, meeting or proposal; or starts it, for who may; or, for everybody else, nothing:
 * its state says that there is none yet.
 */
export function DocumentAction({
  link,
  start,
  organizationIds = [],
  of,
  tone = "secondary",
  size = "small",
}: {
  readonly link: DocumentLink | null;
  readonly start: Start;
  /** Organizations and agencies that the document would concern. */
  readonly organizationIds?: readonly string[];
  /** What it is the document of, for who does not see the line that it stands in. */
  readonly of: string;
  readonly tone?: ButtonTone;
  readonly size?: "small" | "medium";
}) {
  const say = useSay();
  const me = useMe();
  const navigate = useNavigate();
  const create = useCommand(endpoints.createDocument, {
    invalidates: [
      endpoints.today,
      endpoints.listSessions,
      endpoints.listMeetings,
      endpoints.listMeetingForms,
      endpoints.listProposals,
    ],
    onDone: ({ documentId }) => {
      void navigate(documentPath(documentId));
    },
  });
  if (link !== null) {
    return (
      <LinkButton href={documentPath(link.documentId)} tone={tone} size={size}>
        <span>
          {say("document.open", { kind: link.kind })} <VisuallyHidden>{of}</VisuallyHidden>
        </span>
      </LinkButton>
    );
  }
  if (!can(actorOf(me), "document.create", { type: "newDocument", kind: start.kind, organizationIds }))
    return null;
  return (
    <Button
      tone={tone}
      size={size}
      icon="plus"
      isPending={create.isPending}
      onPress={() => create.mutate({ body: start })}
    >
      <span>
        {say("document.start", { kind: start.kind })} <VisuallyHidden>{of}</VisuallyHidden>
      </span>
    </Button>
  );
}
