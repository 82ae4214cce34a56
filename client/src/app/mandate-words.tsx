import type { Party, Role } from "@minuta/domain";
import type { MessageKey } from "../i18n/say.ts";
import { useSay } from "../i18n/say.ts";
import { PartyMark, partyKey } from "../party/party-mark.tsx";

export const roleKey: Record<Role, MessageKey> = {
  principal: "role.principal",
  alternate: "role.alternate",
  recordKeeper: "role.recordKeeper",
  delegate: "role.delegate",
  guest: "role.guest",
  observer: "role.observer",
  operator: "role.operator",
};

/** A mandate in a line: what it is, and for whom, with the mark of its party. */
export function MandateWords({
  role,
  party,
  organizationName,
}: {
  readonly role: Role;
  readonly party: Party | null;
  readonly organizationName: string | null;
}) {
  const say = useSay();
  if (party === null) return <span>{say(roleKey[role])}</span>;
  return (
    <span>
      {say(roleKey[role])} ·{" "}
      {organizationName === null ? (
        <PartyMark party={party} />
      ) : (
        <>
          {organizationName} <PartyMark party={party} />
        </>
      )}
    </span>
  );
}

/** The same in plain text. */
export function useMandateText() {
  const say = useSay();
  return (mandate: { role: Role; party: Party | null; organizationName: string | null }): string =>
    [
      say(roleKey[mandate.role]),
      mandate.organizationName,
      mandate.party === null ? null : say(partyKey[mandate.party]),
    ]
      .filter((word) => word !== null)
      .join(" · ");
}
