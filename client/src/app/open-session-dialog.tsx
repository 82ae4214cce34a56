import { endpoints } from "@minuta/contract";
import { type Party, parties } from "@minuta/domain";
import { useState } from "react";
import { useLanguage, useSay } from "../i18n/say.ts";
import { PartyMark, partyKey } from "../party/party-mark.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useCommand } from "./api.ts";
import styles from "./page.module.css";
import { ProblemNotice } from "./problem-notice.tsx";

/** Asks who presides, and opens a session; its minutes are started where there are none. */
export function OpenSessionDialog({
  sessionId,
  sessionKey,
  presiding: planned,
  onClose,
  onOpened,
}: {
  readonly sessionId: string;
  readonly sessionKey: string;
  /** Who is to preside, as far as it is known. */
  readonly presiding: Party | null;
  readonly onClose: () => void;
  /** Called with the minutes of the session, once it is open. */
  readonly onOpened: (documentId: string) => void;
}) {
  const say = useSay();
  const language = useLanguage();
  const [presiding, setPresiding] = useState<Party>(planned ?? "institute");
  const open = useCommand(endpoints.openSession, {
    invalidates: [
      endpoints.readCockpit,
      endpoints.readDocument,
      endpoints.listTextResolutions,
      endpoints.closingCheck,
      endpoints.readPlan,
      endpoints.readSession,
      endpoints.listCalendar,
      endpoints.listSessions,
      endpoints.today,
    ],
    quiet: true,
    onDone: ({ documentId }) => onOpened(documentId),
  });
  return (
    <ConfirmDialog
      isOpen
      tone="primary"
      title={say("cockpit.open.title", { key: sessionKey })}
      confirmText={say("cockpit.open")}
      isPending={open.isPending}
      onClose={onClose}
      onConfirm={() => open.mutate({ params: { sessionId }, body: { presiding, language } })}
    >
      <div className={styles.section}>
        <p>{say("cockpit.open.text")}</p>
        <Select
          label={say("cockpit.open.presiding")}
          options={parties.map((party) => ({
            id: party,
            text: say(partyKey[party]),
            look: <PartyMark party={party} />,
          }))}
          value={presiding}
          onChange={setPresiding}
        />
        {open.error !== null && <ProblemNotice error={open.error} />}
      </div>
    </ConfirmDialog>
  );
}
