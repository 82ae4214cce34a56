import { endpoints } from "@minuta/contract";
import { keySlug } from "@minuta/domain";
import { useRef, useState } from "react";
import { useCommand } from "../../app/api.ts";
import { Section } from "../../app/page.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Link } from "../../ui/link.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { AgendaItemForm } from "./agenda-item-form.tsx";
import { type Plan, sessionPath } from "./calendar.ts";
import styles from "./sessions.module.css";
import { stalePlan } from "./stale-plan.ts";

type Item = Plan["agenda"][number];

/** The items as they would stand with one of them moved to the place of another. */
function moved(items: readonly Item[], from: number, to: number): string[] {
  const ids = items.map(({ id }) => id);
  const [taken] = ids.splice(from, 1);
  if (taken !== undefined) ids.splice(to, 0, taken);
  return ids;
}

/** The agenda: timed items in their order. Who plans moves them by dragging or by the buttons beside each. */
export function Agenda({ plan, mayPlan }: { readonly plan: Plan; readonly mayPlan: boolean }) {
  const say = useSay();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const order = useCommand(endpoints.orderAgenda, { invalidates: stalePlan });
  const params = { sessionId: plan.id };
  const move = (from: number, to: number, focus?: "up" | "down") => {
    const id = plan.agenda[from]?.id ?? "";
    order.mutate(
      { params, body: { itemIds: moved(plan.agenda, from, to) } },
      {
        // The button that was pressed has moved along with its item, and keeps the focus.
        onSuccess: () => {
          const row = list.current?.querySelector(`[data-item="${id}"]`);
          const wanted = row?.querySelector<HTMLButtonElement>(`[data-way="${focus}"]`);
          const other = row?.querySelector<HTMLButtonElement>("[data-way]:not(:disabled)");
          if (focus !== undefined) (wanted?.disabled === false ? wanted : other)?.focus();
        },
      },
    );
  };
  const isPlace = (index: number) => plan.agenda[index]?.kind === "discussion";
  return (
    <Section title={say("sessions.agenda")} aside={say("sessions.agenda.count", { n: plan.agenda.length })}>
      {plan.agenda.length === 0 && <p className={styles.words}>{say("sessions.agenda.none")}</p>}
      <ol className={styles.items} ref={list}>
        {plan.agenda.map((item, index) => (
          <li
            key={item.id}
            data-item={item.id}
            className={classes(
              styles.item,
              dragged === index && styles.dragged,
              dragged !== null && over === index && styles.over,
            )}
            onDragOver={(event) => {
              if (dragged === null || !isPlace(index)) return;
              event.preventDefault();
              setOver(index);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null && dragged !== index && isPlace(index)) move(dragged, index);
              setDragged(null);
              setOver(null);
            }}
          >
            <span className={styles.ordinal}>{index + 1}.</span>
            <ItemWords item={item} plan={plan} mayPlan={mayPlan} />
            {mayPlan && (
              <ItemWays
                plan={plan}
                item={item}
                up={isPlace(index) && isPlace(index - 1) ? () => move(index, index - 1, "up") : null}
                down={isPlace(index) && isPlace(index + 1) ? () => move(index, index + 1, "down") : null}
                onDrag={(held) => {
                  setDragged(held ? index : null);
                  if (!held) setOver(null);
                }}
              />
            )}
            {item.kind === "followUp" && <FollowUp plan={plan} />}
          </li>
        ))}
      </ol>
      {plan.agenda.length > 0 && (
        <p className={styles.total}>
          <span role="status">{say("sessions.agenda.total", { n: plan.plannedMinutes })}</span>
          {plan.agenda.some(({ minutes }) => minutes === 0) && (
            <Badge tone="warn" icon="clock">
              {say("sessions.agenda.untimed", {
                n: plan.agenda.filter(({ minutes }) => minutes === 0).length,
              })}
            </Badge>
          )}
        </p>
      )}
      {mayPlan && <AgendaItemForm plan={plan} item={null} />}
    </Section>
  );
}

function ItemWords({
  item,
  plan,
  mayPlan,
}: {
  readonly item: Item;
  readonly plan: Plan;
  /** The minutes stand in a field then. */
  readonly mayPlan: boolean;
}) {
  const say = useSay();
  const format = useFormat();
  const annexes = plan.annexes.filter(({ agendaItemId }) => agendaItemId === item.id).length;
  return (
    <div>
      <p className={styles.itemTitle}>{item.title}</p>
      <p className={styles.itemFacts}>
        {item.plannedAt !== null && <span>{format.time(item.plannedAt)}</span>}
        {!mayPlan && <span>{say("sessions.minutes", { n: item.minutes })}</span>}
        {item.presenter !== "" && <span>{item.presenter}</span>}
        {item.proposal !== null && (
          <Link href={`/propuestas/${item.proposal.id}`}>
            {item.proposal.number} · {item.proposal.title}
          </Link>
        )}
        {annexes > 0 && <span>{say("sessions.annexes.count", { n: annexes })}</span>}
        {item.kind === "previousMinutes" && plan.previous !== null && (
          <Link href={sessionPath(plan.previous.sessionId)}>{plan.previous.key}</Link>
        )}
      </p>
    </div>
  );
}

function ItemWays({
  plan,
  item,
  up,
  down,
  onDrag,
}: {
  readonly plan: Plan;
  readonly item: Item;
  readonly up: (() => void) | null;
  readonly down: (() => void) | null;
  readonly onDrag: (held: boolean) => void;
}) {
  const say = useSay();
  const [isEdited, setEdited] = useState(false);
  const params = { sessionId: plan.id, itemId: item.id };
  const change = useCommand(endpoints.changeAgendaItem, { invalidates: stalePlan });
  const remove = useCommand(endpoints.removeAgendaItem, { invalidates: stalePlan });
  const moves = item.kind === "discussion";
  return (
    <div className={styles.itemWays}>
      <MinutesField
        key={item.minutes}
        label={say("sessions.minutesOf", { title: item.title })}
        minutes={item.minutes}
        onChange={(minutes) => change.mutate({ params, body: { minutes } })}
      />
      {moves && (
        <>
          {/* The buttons beside it do the same for the keyboard, so the grip is for the mouse alone. */}
          <span
            className={styles.grip}
            aria-hidden="true"
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", item.title);
              onDrag(true);
            }}
            onDragEnd={() => onDrag(false)}
          >
            <Icon name="menu" />
          </span>
          <IconButton
            icon="chevronUp"
            size="small"
            label={say("sessions.agenda.up", { title: item.title })}
            isDisabled={up === null}
            data-way="up"
            onPress={() => up?.()}
          />
          <IconButton
            icon="chevronDown"
            size="small"
            label={say("sessions.agenda.down", { title: item.title })}
            isDisabled={down === null}
            data-way="down"
            onPress={() => down?.()}
          />
          <IconButton
            icon="pencil"
            size="small"
            label={say("sessions.agenda.edit", { title: item.title })}
            onPress={() => setEdited(true)}
          />
          <IconButton
            icon="trash"
            size="small"
            label={say("sessions.agenda.remove", { title: item.title })}
            onPress={() => remove.mutate({ params })}
          />
        </>
      )}
      {isEdited && <AgendaItemForm plan={plan} item={item} onClose={() => setEdited(false)} />}
    </div>
  );
}

/** Minutes of an item, kept when the field is left or Enter is pressed. */
function MinutesField({
  label,
  minutes,
  onChange,
}: {
  readonly label: string;
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
}) {
  const [text, setText] = useState(String(minutes));
  const keep = () => {
    const value = Math.min(600, Math.max(0, Math.trunc(Number(text) || 0)));
    setText(String(value));
    if (value !== minutes) onChange(value);
  };
  return (
    <span className={styles.minutesField}>
      <TextField
        className={styles.minutes}
        label={label}
        labelHidden
        type="number"
        inputMode="numeric"
        value={text}
        onChange={setText}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep();
        }}
      />
      <span aria-hidden="true">min</span>
    </span>
  );
}

/** Earlier resolutions that are still open, which stand on the follow-up item by themselves. */
function FollowUp({ plan }: { readonly plan: Plan }) {
  const say = useSay();
  const format = useFormat();
  const { open, resolutions } = plan.followUp;
  return (
    <div className={styles.under}>
      <p className={styles.words}>{say("sessions.followUp", { n: open })}</p>
      {resolutions.length > 0 && (
        <ul className={styles.open}>
          {resolutions.map(({ number, text, responsible, dueDate, overdue }) => (
            <li key={number}>
              <p>
                <Link href={`/acuerdos/${keySlug(number)}`} className={styles.number}>
                  {number}
                </Link>{" "}
                {text}
              </p>
              <span className={styles.words}>{responsible}</span>
              {dueDate !== "" && <span className={styles.words}>{format.shortDate(dueDate)}</span>}
              {overdue && (
                <Badge tone="danger" icon="alert">
                  {say("today.overdue")}
                </Badge>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
