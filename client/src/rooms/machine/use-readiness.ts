import { readiness } from "@minuta/contract";
import { useQuery } from "@tanstack/react-query";
import type { Seen } from "./troubles.ts";

const askEvery = 5000;
const answerWithin = 4000;

/** What `/readyz` says, asked again and again; it needs no sign-in, and so answers also when the database does not. */
export function useReadiness(enabled: boolean): Seen["readiness"] {
  const { data } = useQuery<NonNullable<Seen["readiness"]>>({
    queryKey: ["/readyz"],
    queryFn: ({ signal }) => ask(signal),
    enabled,
    refetchInterval: askEvery,
    staleTime: 0,
  });
  return data ?? null;
}

async function ask(signal: AbortSignal): Promise<NonNullable<Seen["readiness"]>> {
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(answerWithin)]);
    const response = await fetch("/readyz", { signal: patience });
    return readiness.parse(await response.json());
  } catch (error) {
    if (signal.aborted) throw error;
    // Nothing, or something that is not this service: a proxy's page, say.
    return "silent";
  }
}
