import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSay } from "../i18n/say.ts";
import { Skeleton } from "../ui/progress.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** What an endpoint answered, or the state of waiting for it, or why there is none. */
export function Loaded<Data>({
  query,
  rows = 4,
  children,
}: {
  readonly query: UseQueryResult<Data, Error>;
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  const say = useSay();
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return (
      <ProblemNotice
        error={query.error}
        title={say("app.problem.title")}
        retry={() => {
          void query.refetch();
        }}
      />
    );
  }
  return <Skeleton label={say("app.loading")} rows={rows} />;
}
