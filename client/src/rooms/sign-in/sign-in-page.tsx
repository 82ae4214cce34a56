import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useLocation } from "react-router";
import { askForSignInLink } from "../../app/auth.ts";
import { LanguageSwitch } from "../../app/language-switch.tsx";
import { usePageTitle } from "../../app/page-title.ts";
import { signInWithPasskey } from "../../app/passkeys.ts";
import { portalAddress } from "../../app/portal-address.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { returnPath } from "../../app/return-path.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { LinkSent } from "./link-sent.tsx";
import { PartyThree } from "./party-three.tsx";
import styles from "./sign-in.module.css";

type Attempt =
  | { readonly state: "idle" }
  | { readonly state: "sending" | "withPasskey" }
  | { readonly state: "sent" }
  | { readonly state: "failed"; readonly error: unknown };

/** The way in: a link by mail, or a passkey. */
export default function SignInPage() {
  const say = useSay();
  const queries = useQueryClient();
  const { search } = useLocation();
  const [email, setEmail] = useState("");
  const [attempt, setAttempt] = useState<Attempt>({ state: "idle" });
  const returnTo = returnPath(search);
  const linkFailed = new URLSearchParams(search).has("error");
  usePageTitle(say("signIn.title"));

  const send = async () => {
    setAttempt({ state: "sending" });
    try {
      await askForSignInLink(email.trim(), returnTo);
      setAttempt({ state: "sent" });
    } catch (error) {
      setAttempt({ state: "failed", error });
    }
  };
  const enter = async () => {
    setAttempt({ state: "withPasskey" });
    try {
      await signInWithPasskey();
      queries.clear();
      location.assign(`/app${returnTo}`);
    } catch (error) {
      setAttempt({ state: "failed", error });
    }
  };

  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.wordmark}>Minuta</span>
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <PartyThree />
        {attempt.state === "sent" ? (
          <LinkSent email={email.trim()} onAgain={() => setAttempt({ state: "idle" })} />
        ) : (
          <>
            <div className={styles.words}>
              <h1>{say("signIn.title")}</h1>
              <p className={styles.lead}>{say("signIn.lead")}</p>
            </div>
            {linkFailed && attempt.state === "idle" && (
              <Notice tone="warn" title={say("signIn.linkFailed.title")}>
                {say("signIn.linkFailed.text")}
              </Notice>
            )}
            {attempt.state === "failed" && <ProblemNotice error={attempt.error} />}
            <Form
              className={classes(styles.form)}
              onSubmit={(event) => {
                event.preventDefault();
                void send();
              }}
            >
              <TextField
                label={say("signIn.email")}
                description={say("signIn.email.help")}
                type="email"
                name="email"
                autoComplete="username webauthn"
                value={email}
                onChange={setEmail}
                maxLength={254}
                isRequired
              />
              <Button tone="primary" type="submit" icon="mail" isPending={attempt.state === "sending"}>
                {say("signIn.send")}
              </Button>
            </Form>
            {browserSupportsWebAuthn() && (
              <>
                <p className={styles.or}>{say("signIn.or")}</p>
                <div className={styles.form}>
                  <Button
                    icon="key"
                    isPending={attempt.state === "withPasskey"}
                    onPress={() => {
                      void enter();
                    }}
                  >
                    {say("signIn.passkey")}
                  </Button>
                  <p className={styles.help}>{say("signIn.passkey.help")}</p>
                </div>
              </>
            )}
          </>
        )}
        <p className={styles.portal}>
          <Link href={portalAddress("/")}>{say("signIn.portal")}</Link>
        </p>
      </main>
    </div>
  );
}
