import { endpoints } from "@minuta/contract";
import { type DecisionMode, decisionModes, foundingRules, longestNotice } from "@minuta/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { toast } from "../../app/toast.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { DateField, TextArea, TextField } from "../../ui/text-field.tsx";
import { daysIn, numbersIn } from "./lists-in-text.ts";
import styles from "./rules.module.css";
import type { Version } from "./rules.ts";

/** Records the version that a resolution adopted, beginning from the one in force. */
export function RecordRulesDialog({
  before,
  onClose,
}: {
  readonly before: Version | undefined;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const old = before?.settings ?? foundingRules;
  const [resolution, setResolution] = useState("");
  const [effectiveFrom, setEffectiveFrom] = useState("");
  const [regular, setRegular] = useState(String(old.noticeDaysRegular));
  const [special, setSpecial] = useState(String(old.noticeDaysSpecial));
  const [short, setShort] = useState(old.specialOnShortNotice);
  const [mode, setMode] = useState<DecisionMode>(old.decisionDefault);
  const [written, setWritten] = useState(String(old.writtenProcedureDays));
  const [reminders, setReminders] = useState(old.reminderDays.join(", "));
  const [daysOff, setDaysOff] = useState(old.daysOff.join("\n"));
  const [text, setText] = useState(before?.text ?? "");
  const record = useCommand(endpoints.recordRules, {
    invalidates: [endpoints.readRules, endpoints.draftNotice, endpoints.today],
    quiet: true,
    onDone: () => {
      toast.add("good", say("rules.recorded"));
      onClose();
    },
  });
  const days = { type: "number", inputMode: "numeric", isRequired: true } as const;
  return (
    <Dialog isOpen onClose={onClose} title={say("rules.record")} size="wide">
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          record.mutate({
            body: {
              effectiveFrom,
              resolution,
              settings: {
                noticeDaysRegular: Number(regular),
                noticeDaysSpecial: Number(special),
                specialOnShortNotice: short,
                decisionDefault: mode,
                writtenProcedureDays: Number(written),
                reminderDays: numbersIn(reminders),
                daysOff: daysIn(daysOff),
              },
              text,
            },
          });
        }}
      >
        <p className={styles.words}>{say("rules.record.text", { most: longestNotice })}</p>
        <div className={styles.pair}>
          <TextField
            label={say("rules.resolution")}
            description={say("rules.resolution.help")}
            value={resolution}
            onChange={setResolution}
            maxLength={40}
            isRequired
          />
          <DateField
            label={say("rules.effectiveFrom")}
            value={effectiveFrom}
            onChange={setEffectiveFrom}
            isRequired
          />
        </div>
        <div className={styles.pair}>
          <TextField {...days} label={say("rules.field.regular")} value={regular} onChange={setRegular} />
          <TextField {...days} label={say("rules.field.special")} value={special} onChange={setSpecial} />
          <TextField {...days} label={say("rules.field.written")} value={written} onChange={setWritten} />
        </div>
        <Checkbox isSelected={short} onChange={setShort}>
          {say("rules.field.short")}
        </Checkbox>
        <Select
          label={say("rules.field.decision")}
          options={decisionModes.map((id) => ({ id, text: say("rules.mode", { mode: id }) }))}
          value={mode}
          onChange={setMode}
        />
        <TextField
          label={say("rules.field.reminders")}
          description={say("rules.field.reminders.help")}
          value={reminders}
          onChange={setReminders}
        />
        <TextArea
          label={say("rules.field.daysOff")}
          description={say("rules.field.daysOff.help")}
          value={daysOff}
          onChange={setDaysOff}
        />
        <TextArea
          label={say("rules.field.text")}
          value={text}
          onChange={setText}
          rows={6}
          maxLength={50_000}
        />
        {record.error !== null && <ProblemNotice error={record.error} title={say("rules.refused")} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={record.isPending}>
            {say("rules.record.submit")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
