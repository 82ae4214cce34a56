import { useLanguage, useSay } from "../i18n/say.ts";
import { Button } from "../ui/button.tsx";
import { useChooseLanguage } from "./choose-language.ts";

/** Goes over to the other language at once. Its word stands in that language, for those who only read it. */
export function LanguageSwitch({ className }: { readonly className?: string | undefined }) {
  const say = useSay();
  const language = useLanguage();
  const choose = useChooseLanguage();
  return (
    <Button
      tone="quiet"
      size="small"
      icon="globe"
      className={className}
      onPress={() => {
        void choose(language === "es" ? "en" : "es");
      }}
    >
      <span lang={language === "es" ? "en" : "es"}>{say("app.language.other")}</span>
    </Button>
  );
}
