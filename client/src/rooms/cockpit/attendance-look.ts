import { type AttendanceCapacity, parties } from "@minuta/domain";
import type { RecordStay } from "@minuta/record";
import type { RegisterPart } from "../../editor/blocks/block-rows.ts";
import type { Format } from "../../i18n/format.ts";
import type { Say } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";
import type { RegisterRows } from "./register-rows.ts";

/** Everybody of the roll by party, seats first, with each stay of who left and came back. */
export function attendanceParts(
  { attendance }: RegisterRows,
  { say, format }: { readonly say: Say; readonly format: Format },
): RegisterPart[] {
  const muted = (text: string): RegisterPart => ({ type: "line", text, tone: "muted" });
  const there = attendance.filter(({ mode }) => mode !== "absent").toSorted(compare);
  const absent = attendance.filter(({ mode }) => mode === "absent").flatMap(({ party }) => party ?? []);
  if (there.length === 0 && absent.length === 0) return [muted(say("cockpit.register.attendance.none"))];
  const table: RegisterPart = {
    type: "table",
    columns: [
      say("cockpit.register.who"),
      say("cockpit.register.capacity"),
      say("cockpit.register.mode"),
      say("cockpit.register.arrived"),
      say("cockpit.register.departed"),
    ],
    rows: there.map(({ party, office, institution, capacity, mode, arrivedAt, departedAt }) => {
      const who =
        office.includes(institution) || institution === ""
          ? office
          : [office, institution].filter(Boolean).join(", ");
      return {
        party,
        cells: [
          party === null ? who : `${who} (${say(partyKey[party])})`,
          capacity === null ? "" : say(`cockpit.capacity.${capacity}`),
          say(`cockpit.mode.${mode === "remote" ? "remote" : "inPerson"}`),
          arrivedAt === null ? "" : format.time(arrivedAt),
          departedAt === null ? "–" : format.time(departedAt),
        ],
      };
    }),
  };
  return [
    ...(there.length === 0 ? [] : [table]),
    ...absent.map((party) => muted(say("cockpit.register.absent", { party: say(partyKey[party]) }))),
  ];
}

const order: readonly AttendanceCapacity[] = ["principal", "alternate", "recordKeeper", "delegate", "guest"];

function compare(one: RecordStay, other: RecordStay): number {
  return (
    partyRank(one) - partyRank(other) ||
    order.indexOf(one.capacity ?? "guest") - order.indexOf(other.capacity ?? "guest") ||
    personOf(one).localeCompare(personOf(other), "es-MX") ||
    (one.arrivedAt ?? "").localeCompare(other.arrivedAt ?? "")
  );
}

const partyRank = ({ party }: RecordStay) => (party === null ? parties.length : parties.indexOf(party));
const personOf = ({ office, institution }: RecordStay) => `${office}, ${institution}`;
