import type { endpoints, ResultOf } from "@minuta/contract";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Choice } from "../../ui/choice.tsx";

const standings = ["pending", "overdue", "fulfilled", "void", "all"] as const;
export type Standing = (typeof standings)[number];

/** The standing that an address names; what is pending where it names none. */
export function standingOf(word: string | null): Standing {
  return standings.find((standing) => standing === word) ?? "pending";
}

/** Which resolutions are shown, each standing with how many there are of it. */
export function StandingChoice({
  value,
  counts,
  onChange,
}: {
  readonly value: Standing;
  readonly counts: ResultOf<typeof endpoints.listResolutions>["counts"] | undefined;
  readonly onChange: (standing: Standing) => void;
}) {
  const say = useSay();
  const format = useFormat();
  return (
    <Choice
      label={say("ledger.standing")}
      options={standings.map((id) => ({
        id,
        text:
          counts === undefined
            ? say(`ledger.standing.${id}`)
            : `${say(`ledger.standing.${id}`)} (${format.number(counts[id])})`,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
