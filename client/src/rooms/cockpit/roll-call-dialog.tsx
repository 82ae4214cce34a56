import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useCommand } from "../../app/api.ts";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import styles from "./cockpit.module.css";
import { type Candidate, type Cockpit, type Stay, touchedBySession } from "./cockpit.ts";
import { GuestForm } from "./guest-form.tsx";
import { letterOf, mayMark, type RollMark, readRollKey, rollMarks } from "./roll-keys.ts";
import { type RollPerson, rollGroups } from "./roll-people.ts";
import { StayForm } from "./stay-form.tsx";

type Editing =
  | { readonly type: "stay"; readonly stay: Stay; readonly name: string }
  | { readonly type: "late"; readonly candidate: Candidate }
  | { readonly type: "guest" };

/**
 * The roll: everybody who may be called, by party. Each person takes a tap on a button or one letter; the arrows go
 * from person to person.
 */
export function RollCallDialog({
  cockpit,
  documentId,
  onClose,
}: {
  readonly cockpit: Cockpit;
  readonly documentId: string;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [editing, setEditing] = useState<Editing | null>(null);
  const [active, setActive] = useState(0);
  if (editing !== null) {
    const back = () => setEditing(null);
    const common = { documentId, onDone: back };
    return (
      <Dialog isOpen onClose={back} title={titleOf(editing, say)}>
        {editing.type === "guest" ? (
          <GuestForm {...common} />
        ) : (
          <StayForm {...common} of={editing.type === "stay" ? editing.stay : editing.candidate} />
        )}
      </Dialog>
    );
  }
  return (
    <Dialog isOpen onClose={onClose} title={say("cockpit.roll.title")} size="wide">
      <Roll
        cockpit={cockpit}
        documentId={documentId}
        active={active}
        onActive={setActive}
        onEdit={setEditing}
      />
      <DialogActions>
        <Button icon="plus" onPress={() => setEditing({ type: "guest" })}>
          {say("cockpit.roll.addGuest")}
        </Button>
        <Button tone="primary" onPress={onClose}>
          {say("cockpit.roll.done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function titleOf(editing: Editing, say: ReturnType<typeof useSay>): string {
  switch (editing.type) {
    case "guest":
      return say("cockpit.roll.addGuest");
    case "late":
      return say("cockpit.roll.lateOf", { name: editing.candidate.name });
    case "stay":
      return say("cockpit.roll.correctOf", { name: editing.name });
  }
}

function Roll({
  cockpit,
  documentId,
  active,
  onActive,
  onEdit,
}: {
  readonly cockpit: Cockpit;
  readonly documentId: string;
  /** Place of the person that the keys go to. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onEdit: (editing: Editing) => void;
}) {
  const say = useSay();
  const language = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState("");
  const arrive = useCommand(endpoints.recordArrival, { invalidates: touchedBySession });
  const change = useCommand(endpoints.changeStay, { invalidates: touchedBySession });
  // Letters come faster than answers: only a second mark on the same person waits.
  const marking = useRef(new Set<string>());
  const groups = rollGroups(cockpit);
  const people = groups.flatMap((group) => group.people);

  const sendMark = (wanted: Exclude<RollMark, "late">, here: Stay | null, candidate: Candidate | null) => {
    if (wanted === "left") {
      if (here === null) return null;
      return change.mutateAsync({ params: { documentId, stayId: here.id }, body: { departedAt: "now" } });
    }
    if (candidate === null) return null;
    const who = { type: "mandate", mandateId: candidate.mandateId } as const;
    return arrive.mutateAsync({ params: { documentId }, body: { who, mode: wanted } });
  };
  const mark = (person: RollPerson, wanted: RollMark) => {
    const { key, name, here, candidate } = person;
    if (marking.current.has(key) || !mayMark(wanted, here !== null)) return;
    if (wanted === "late") {
      if (candidate !== null) onEdit({ type: "late", candidate });
      return;
    }
    const sent: Promise<unknown> | null = sendMark(wanted, here, candidate);
    if (sent === null) return;
    marking.current.add(key);
    void sent
      .then(() => setTold(say(`cockpit.roll.told.${wanted}`, { name })))
      // What the server refused is said in a message of its own.
      .catch(() => undefined)
      .finally(() => marking.current.delete(key));
  };
  const focusOn = (index: number) => {
    const to = Math.max(0, Math.min(index, people.length - 1));
    onActive(to);
    list.current?.querySelector<HTMLElement>(`[data-person="${to}"]`)?.focus();
  };
  const start = useRef(active);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>(`[data-person="${start.current}"]`)?.focus();
  }, []);
  const press = (event: KeyboardEvent, person: RollPerson, index: number) => {
    const key = readRollKey(event, language);
    if (key === null) return;
    event.preventDefault();
    if (key.type === "mark") mark(person, key.mark);
    else if (key.to === "first") focusOn(0);
    else if (key.to === "last") focusOn(people.length - 1);
    else focusOn(index + (key.to === "next" ? 1 : -1));
  };
  return (
    <>
      <p className={styles.hint}>
        {say("cockpit.roll.keys", {
          inPerson: letterOf("inPerson", language).toUpperCase(),
          remote: letterOf("remote", language).toUpperCase(),
          late: letterOf("late", language).toUpperCase(),
          left: letterOf("left", language).toUpperCase(),
        })}
      </p>
      <div ref={list} className={styles.roll}>
        {groups.map((group) => (
          <section
            key={group.party ?? "none"}
            aria-label={say("cockpit.roll.group", { party: group.party ?? "none" })}
          >
            <h3 className={styles.rollParty}>
              {group.party === null ? (
                say("cockpit.roll.noParty")
              ) : (
                <PartyMark party={group.party} look="chip" />
              )}
            </h3>
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
            <ul role="list" className={styles.rollList}>
              {group.people.map((person) => {
                const index = people.indexOf(person);
                return (
                  <RollRow
                    key={person.key}
                    person={person}
                    index={index}
                    isActive={index === active}
                    onFocus={() => onActive(index)}
                    onKey={(event) => press(event, person, index)}
                    onMark={(wanted) => {
                      // The button that was pressed goes with its mark.
                      focusOn(index);
                      mark(person, wanted);
                    }}
                    onCorrect={(stay) => onEdit({ type: "stay", stay, name: person.name })}
                  />
                );
              })}
            </ul>
          </section>
        ))}
      </div>
      {parties.some((party) => !cockpit.quorum.present.includes(party)) ? (
        <p className={styles.rollQuorum}>{say("cockpit.quorum.none")}</p>
      ) : (
        <p className={styles.rollQuorumMet}>{say("cockpit.quorum.met")}</p>
      )}
      <p className={styles.told} role="status">
        {told}
      </p>
    </>
  );
}

function RollRow({
  person,
  index,
  isActive,
  onFocus,
  onKey,
  onMark,
  onCorrect,
}: {
  readonly person: RollPerson;
  readonly index: number;
  readonly isActive: boolean;
  readonly onFocus: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onMark: (mark: RollMark) => void;
  readonly onCorrect: (stay: Stay) => void;
}) {
  const say = useSay();
  const format = useFormat();
  const language = useLanguage();
  const last = person.here ?? person.last;
  const state =
    person.here !== null
      ? say(person.here.mode === "remote" ? "cockpit.roll.remoteSince" : "cockpit.roll.hereSince", {
          time: format.time(person.here.arrivedAt ?? ""),
        })
      : person.last?.departedAt != null
        ? say("cockpit.roll.leftAt", { time: format.time(person.last.departedAt) })
        : say("cockpit.roll.notHere");
  const offered = rollMarks.filter(
    (mark) => mayMark(mark, person.here !== null) && (mark === "left" || person.candidate !== null),
  );
  return (
    <li className={styles.rollRow}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not take the focus that the letters need. */}
      <div
        role="group"
        aria-label={`${person.name}, ${state}`}
        tabIndex={isActive ? 0 : -1}
        data-person={index}
        className={styles.rollPerson}
        onFocus={onFocus}
        onKeyDown={onKey}
      >
        <span className={styles.rollWords}>
          <span className={styles.rollName}>{person.name}</span>
          <span className={styles.small}>
            {say(`cockpit.capacity.${person.capacity}`)}
            {person.institution !== "" &&
              !person.name.includes(person.institution) &&
              ` · ${person.institution}`}
          </span>
          <span className={person.here === null ? styles.small : styles.rollHere}>
            {state}
            {person.isActing && ` · ${say("cockpit.roll.acts")}`}
          </span>
        </span>
        <span className={styles.rollMarks}>
          {offered.map((mark) => (
            <Button
              key={mark}
              size="small"
              tone={mark === "inPerson" ? "secondary" : "quiet"}
              excludeFromTabOrder={!isActive}
              aria-keyshortcuts={letterOf(mark, language)}
              onPress={() => onMark(mark)}
            >
              {say(`cockpit.roll.mark.${mark}`)}
            </Button>
          ))}
          {last !== null && last.arrivedAt !== null && (
            <Button
              size="small"
              tone="quiet"
              excludeFromTabOrder={!isActive}
              aria-label={say("cockpit.roll.correctOf", { name: person.name })}
              onPress={() => onCorrect(last)}
            >
              {say("cockpit.roll.correct")}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}
