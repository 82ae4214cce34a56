import type { endpoints, ResultOf } from "@minuta/contract";
import type { Actor } from "@minuta/domain";
import { createContext, useContext } from "react";

/** The signed-in account with its mandates in force. */
export type Me = ResultOf<typeof endpoints.me>;

export const MeContext = createContext<Me | null>(null);

/** The signed-in account; only under the signed-in part of the interface. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error("useMe outside the signed-in part of the interface");
  return me;
}

/** The account as `can` of the domain asks for it. */
export function actorOf(me: Me): Actor {
  return { userId: me.userId, mandates: me.mandates };
}

/** Whether any mandate takes part in the secretariat; the operator's alone does not. */
export function takesPart(me: Me): boolean {
  return me.mandates.some((mandate) => mandate.role !== "operator");
}
