import { type ComponentProps, type RefObject, useState } from "react";
import { useLanguage, useSay } from "../i18n/say.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { PopoverBeside } from "../ui/popover.tsx";
import styles from "./account-menu.module.css";
import { useChooseLanguage } from "./choose-language.ts";
import { MandateWords } from "./mandate-words.tsx";
import { useMe } from "./me.ts";
import { portalAddress } from "./portal-address.ts";
import { problemSentence } from "./problem.ts";
import { signOut } from "./sign-out.ts";
import type { SignOutQuestion } from "./sign-out-question.tsx";
import { toast } from "./toast.ts";

type Question = {
  readonly Dialog: typeof SignOutQuestion;
  readonly texts: ComponentProps<typeof SignOutQuestion>["texts"];
};

/** The mandates of the account, and the ways that are one's own. */
export function AccountPopover({
  anchor,
  isOpen,
  onClose,
}: {
  readonly anchor: RefObject<Element | null>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const me = useMe();
  const language = useLanguage();
  const choose = useChooseLanguage();
  const [question, setQuestion] = useState<Question | null>(null);
  const [isEnding, setEnding] = useState(false);
  const failed = (error: unknown) => {
    setEnding(false);
    toast.add("danger", problemSentence(error, say));
  };
  const end = () => {
    setEnding(true);
    signOut().catch(failed);
  };
  const askToEnd = async () => {
    const { unsentTexts } = await import("../live/kept-text.ts");
    const texts = unsentTexts(me.userId);
    if (texts.length === 0) {
      end();
      return;
    }
    const { SignOutQuestion: Dialog } = await import("./sign-out-question.tsx");
    setQuestion({ Dialog, texts });
    onClose();
  };
  return (
    <>
      <PopoverBeside
        anchor={anchor}
        isOpen={isOpen}
        onClose={onClose}
        label={say("app.account")}
        placement="bottom end"
      >
        <div className={styles.menu}>
          <div>
            <p className={styles.name}>{me.name}</p>
            <p className={styles.email}>{me.email}</p>
          </div>
          <ul className={styles.mandates}>
            {me.mandates.length === 0 && <li>{say("app.account.none")}</li>}
            {me.mandates.map((mandate) => (
              <li key={mandate.id}>
                <MandateWords {...mandate} />
              </li>
            ))}
          </ul>
          <div className={styles.ways}>
            <LinkButton tone="quiet" icon="person" href="/cuenta" onPress={onClose}>
              {say("app.account")}
            </LinkButton>
            <Button
              tone="quiet"
              icon="globe"
              onPress={() => {
                void choose(language === "es" ? "en" : "es");
              }}
            >
              <span lang={language === "es" ? "en" : "es"}>{say("app.language.other")}</span>
            </Button>
            <LinkButton tone="quiet" icon="external" href={portalAddress("/")} target="_blank">
              {say("app.portal")}
            </LinkButton>
            <Button
              tone="quiet"
              icon="signOut"
              isPending={isEnding}
              onPress={() => {
                askToEnd().catch(failed);
              }}
            >
              {say("app.signOut")}
            </Button>
          </div>
        </div>
      </PopoverBeside>
      {question !== null && (
        <question.Dialog
          texts={question.texts}
          isPending={isEnding}
          onClose={() => setQuestion(null)}
          onConfirm={end}
        />
      )}
    </>
  );
}
