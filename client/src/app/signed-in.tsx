import { endpoints } from "@minuta/contract";
import { useEffect, useState } from "react";
import { Navigate, useLocation } from "react-router";
import { currentLanguage, showLanguage } from "../i18n/language.ts";
import { useSay } from "../i18n/say.ts";
import { Skeleton } from "../ui/progress.tsx";
import { refreshWords, useEndpoint } from "./api.ts";
import { isSilent } from "./is-silent.ts";
import { forgetAccount, keepAccount, keptAccount } from "./kept-account.ts";
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
  const asked = useEndpoint(endpoints.me);
  const [kept] = useState(keptAccount);
  const me = asked.data ?? (kept !== null && isSilent(asked) ? kept : null);
  const isOut = isSignedOut(asked.error);
  const language = me?.language;
  useEffect(() => {
    if (language === undefined || language === currentLanguage()) return;
    // The account's language may have been changed on another device while this one kept answers in the former.
    void showLanguage(language).then(refreshWords);
  }, [language]);
  useEffect(() => {
    if (isOut) forgetAccount();
    else if (asked.data !== undefined) keepAccount(asked.data);
  }, [isOut, asked.data]);

  if (isOut) return <Navigate to={signInPath(pathname + search + hash)} replace />;
  if (me === null) {
    return (
      <main className={pageStyles.page}>
        {asked.error === null ? (
          <Skeleton label={say("app.loading")} />
        ) : (
          <ProblemNotice
            error={asked.error}
            title={say("app.problem.title")}
            retry={() => {
              void asked.refetch();
            }}
          />
        )}
      </main>
    );
  }
  return (
    <MeContext value={me}>
      <Shell key={me.userId} />
    </MeContext>
  );
}
