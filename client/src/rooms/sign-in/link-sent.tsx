import { useEffect, useRef } from "react";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./sign-in.module.css";

/** What happens next; the same whether or not the address has an account. */
export function LinkSent({ email, onAgain }: { readonly email: string; readonly onAgain: () => void }) {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <div className={styles.words}>
      <h1 ref={heading} tabIndex={-1}>
        {say("signIn.sent.title")}
      </h1>
      <p className={styles.lead}>{say("signIn.sent.text", { email })}</p>
      <p className={styles.help}>{say("signIn.sent.next")}</p>
      <div>
        <Button onPress={onAgain}>{say("signIn.sent.again")}</Button>
      </div>
    </div>
  );
}
