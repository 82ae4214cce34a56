import { endpoints, type ResultOf } from "@minuta/contract";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useNavigate } from "react-router";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { DateField, TextField } from "../../ui/text-field.tsx";
import styles from "./commitments.module.css";

export type Plan = ResultOf<typeof endpoints.readActionPlan>;

/** Makes an action plan or arranges one: its period, its commitments and their order. */
export function PlanDialog({ plan, onClose }: { readonly plan: Plan | null; readonly onClose: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const [title, setTitle] = useState(plan?.title ?? "");
  const [startsOn, setStart] = useState(plan?.startsOn ?? "");
  const [endsOn, setEnd] = useState(plan?.endsOn ?? "");
  const [numbers, setNumbers] = useState<readonly string[]>(
    plan?.commitments.map(({ number }) => number) ?? [],
  );
  const registry = useEndpoint(endpoints.listCommitments, { query: { limit: 200 } });
  const after = { quiet: true, invalidates: [endpoints.listActionPlans, endpoints.readActionPlan] };
  const make = useCommand(endpoints.makeActionPlan, {
    ...after,
    onDone: ({ id }) => {
      void navigate(`/planes/${id}`);
    },
  });
  const arrange = useCommand(endpoints.arrangeActionPlan, { ...after, onDone: onClose });
  const all = registry.data?.commitments ?? [];
  const titleOf = new Map(all.map((each) => [each.number, each.title]));
  const available = all.filter(({ number, isVoid }) => !isVoid && !numbers.includes(number));
  const move = (index: number, by: 1 | -1) => {
    const next = [...numbers];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index + by, 0, moved);
    setNumbers(next);
  };
  const error = make.error ?? arrange.error;
  return (
    <Dialog isOpen onClose={onClose} title={say(plan === null ? "plans.make" : "plan.arrange")} size="wide">
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          const body = { title, startsOn, endsOn, numbers: [...numbers] };
          if (plan === null) make.mutate({ body });
          else arrange.mutate({ params: { planId: plan.id }, body });
        }}
      >
        <TextField
          label={say("plan.name")}
          value={title}
          onChange={setTitle}
          maxLength={200}
          isRequired
          autoFocus
        />
        <div className={styles.dates}>
          <DateField label={say("plan.startsOn")} value={startsOn} onChange={setStart} isRequired />
          <DateField label={say("plan.endsOn")} value={endsOn} onChange={setEnd} isRequired />
        </div>
        <section aria-label={say("plan.order")}>
          <h3>{say("plan.order")}</h3>
          {numbers.length === 0 && <p className={styles.words}>{say("plan.order.none")}</p>}
          <ol className={styles.order}>
            {numbers.map((number, index) => (
              <li key={number} className={styles.orderLine}>
                <span className={styles.orderWords}>
                  {number} · {titleOf.get(number) ?? ""}
                </span>
                <IconButton
                  icon="chevronUp"
                  label={say("plan.up", { number })}
                  isDisabled={index === 0}
                  onPress={() => move(index, -1)}
                />
                <IconButton
                  icon="chevronDown"
                  label={say("plan.down", { number })}
                  isDisabled={index === numbers.length - 1}
                  onPress={() => move(index, 1)}
                />
                <IconButton
                  icon="close"
                  label={say("plan.remove", { number })}
                  onPress={() => setNumbers(numbers.filter((each) => each !== number))}
                />
              </li>
            ))}
          </ol>
        </section>
        <section aria-label={say("plan.available")}>
          <h3>{say("plan.available")}</h3>
          {available.length === 0 && <p className={styles.words}>{say("plan.available.none")}</p>}
          <ul className={styles.order}>
            {available.map((each) => (
              <li key={each.number} className={styles.orderLine}>
                <span className={styles.orderWords}>
                  {each.number} · {each.title}
                </span>
                <IconButton
                  icon="plus"
                  label={say("plan.add", { number: each.number })}
                  onPress={() => setNumbers([...numbers, each.number])}
                />
              </li>
            ))}
          </ul>
        </section>
        {error !== null && <ProblemNotice error={error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={make.isPending || arrange.isPending}>
            {say("plan.save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
