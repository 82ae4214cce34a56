import { endpoints } from "@minuta/contract";
import { useEffect } from "react";
import { Navigate, useLocation } from "react-router";
import { currentLanguage, showLanguage } from "../i18n/language.ts";
import { useSay } from "../i18n/say.ts";
import { Skeleton } from "../ui/progress.tsx";
import { useEndpoint } from "./api.ts";
import { MeContext } from "./me.ts";
import pageStyles from "./page.module.css";
import { isSignedOut } from "./problem.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { signInPath } from "./return-path.ts";
import { Shell } from "./shell.tsx";

/** The part of the workspace that needs an account; who has none goes to sign in and comes back. */
export default function SignedIn() {
  const say = useSay();
  const { pathname, search, hash } = useLocation();
  const me = useEndpoint(endpoints.me);
  const language = me.data?.language;
  useEffect(() => {
    if (language !== undefined && language !== currentLanguage()) void showLanguage(language);
  }, [language]);

  if (isSignedOut(me.error)) return <Navigate to={signInPath(pathname + search + hash)} replace />;
  if (me.data === undefined) {
    return (
      <main className={pageStyles.page}>
        {me.error === null ? (
          <Skeleton label={say("app.loading")} />
        ) : (
          <ProblemNotice
            error={me.error}
            title={say("app.problem.title")}
            retry={() => {
              void me.refetch();
            }}
          />
        )}
      </main>
    );
  }
  return (
    <MeContext value={me.data}>
      <Shell />
    </MeContext>
  );
}
