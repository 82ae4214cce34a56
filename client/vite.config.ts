import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/**
 * react-aria ships its own screen-reader words in some thirty languages and imports all of them. Only those of
 * the interface are kept; the rest would be a fifth of the first load.
 */
function onlyOurLanguages(): Plugin {
  const words = /react-(?:aria|stately)[\\/].*[\\/]intl[\\/].*[\\/]([a-z]{2})-[A-Z]{2}\.\w+$/;
  return {
    name: "only-our-languages",
    enforce: "pre",
    load: {
      filter: { id: words },
      handler(id) {
        const language = words.exec(id)?.[1];
        return language === "es" || language === "en" ? null : "export default {};";
      },
    },
  };
}

export default defineConfig({
  base: "/app/",
  plugins: [onlyOurLanguages(), react()],
  build: {
    manifest: true,
    sourcemap: false,
    target: "baseline-widely-available",
    modulePreload: { polyfill: false },
    // The content security policy has no `data:` for fonts and styles.
    assetsInlineLimit: 0,
    // One sheet: the order of rules does not depend on which page was opened first.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // Kept apart from our own code, so that a release of ours leaves these in the browser's cache.
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](?:react|react-dom|scheduler|react-router)[\\/]/ },
          ],
        },
      },
    },
  },
});
