import { endpoints } from "@minuta/contract";
import { followUpStatuses, refuseFollowUp } from "@minuta/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { toast } from "../../app/toast.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { TextArea, TextField } from "../../ui/text-field.tsx";
import styles from "./ledger.module.css";
import type { Resolution } from "./resolution.ts";

/** How the resolution has come along, by who may say so. */
export function ReportForm({ resolution }: { readonly resolution: Resolution }) {
  const say = useSay();
  const [status, setStatus] = useState(resolution.status);
  const [note, setNote] = useState("");
  const [evidence, setEvidence] = useState("");
  const [isTried, setTried] = useState(false);
  const report = useCommand(endpoints.reportFollowUp, {
    quiet: true,
    invalidates: [endpoints.readResolution, endpoints.listResolutions, endpoints.today],
    onDone: () => {
      setNote("");
      setEvidence("");
      setTried(false);
      toast.add("good", say("resolution.report.done", { number: resolution.number }));
    },
  });
  const said = { status, note: note.trim(), evidence: evidence.trim() };
  const needsWords =
    refuseFollowUp(resolution, said) === "follow_up_needs_words" ||
    (said.note === "" && said.evidence === "");
  const isNoAddress = said.evidence !== "" && !/^https?:\/\/\S+\.\S+/.test(said.evidence);
  return (
    <section aria-label={say("resolution.report")}>
      <Form
        className={styles.report ?? ""}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (needsWords || isNoAddress) return;
          report.mutate({ params: { slug: resolution.slug }, body: { ...said, sessionId: null } });
        }}
      >
        <h2>{say("resolution.report")}</h2>
        <Choice
          label={say("resolution.report.status")}
          options={followUpStatuses.map((id) => ({ id, text: say("ledger.status", { status: id }) }))}
          value={status}
          onChange={setStatus}
        />
        <TextArea
          label={say("resolution.report.note")}
          description={say("resolution.report.note.help")}
          value={note}
          onChange={setNote}
          maxLength={2000}
          error={isTried && needsWords ? say("resolution.report.needsWords") : undefined}
        />
        <TextField
          label={say("resolution.report.evidence")}
          description={say("resolution.report.evidence.help")}
          type="url"
          inputMode="url"
          value={evidence}
          onChange={setEvidence}
          maxLength={500}
          error={isTried && isNoAddress ? say("resolution.report.evidence.wrong") : undefined}
        />
        {report.error !== null && <ProblemNotice error={report.error} />}
        <div className={styles.ways}>
          <Button tone="primary" type="submit" isPending={report.isPending}>
            {say("resolution.report.submit")}
          </Button>
        </div>
      </Form>
    </section>
  );
}
