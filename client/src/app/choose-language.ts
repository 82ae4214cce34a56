import { endpoints } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import { useCallback } from "react";
import { showLanguage } from "../i18n/language.ts";
import { keyOf, queryClient, refreshWords, useCommand } from "./api.ts";
import type { Me } from "./me.ts";

/**
 * Shows the interface in another language at once; for a signed-in account it is kept with the account, and what the server
 * said in the former one is asked for again.
 */
export function useChooseLanguage(): (language: Language) => Promise<void> {
  const { mutate } = useCommand(endpoints.setLanguage, {
    onDone: () => {
      void refreshWords();
    },
  });
  return useCallback(
    async (language) => {
      const key = keyOf(endpoints.me);
      const me = queryClient.getQueryData<Me>(key);
      if (me !== undefined) {
        // Set before the answer: else the account's former language would be shown again in between.
        queryClient.setQueryData<Me>(key, { ...me, language });
        mutate({ body: { language } });
      }
      await showLanguage(language);
    },
    [mutate],
  );
}
