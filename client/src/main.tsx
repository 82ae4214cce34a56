import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { I18nProvider as AriaI18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { queryClient } from "./app/api.ts";
import { router } from "./app/routes.tsx";
import { showTheme, storedTheme } from "./app/theme.ts";
import { toast } from "./app/toast.ts";
import { i18n, localeOf, showLanguage, startingLanguage, storedLanguage } from "./i18n/language.ts";
import { useLanguage } from "./i18n/say.ts";
import { installProgram } from "./offline/install-program.ts";
import { Toasts } from "./ui/toasts.tsx";

function App() {
  return (
    <AriaI18nProvider locale={localeOf[useLanguage()]}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Toasts queue={toast} />
      </QueryClientProvider>
    </AriaI18nProvider>
  );
}

showTheme(storedTheme());
await showLanguage(startingLanguage(storedLanguage(), navigator.languages));

const place = document.getElementById("app");
if (place === null) throw new Error("index.html has no #app");
createRoot(place).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <App />
    </I18nProvider>
  </StrictMode>,
);
installProgram();
