import { createHash } from "node:crypto";
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

/**
 * Tells the service worker which files make the workspace run: scripts, styles and pictures. Fonts come in many
 * scripts of the world, and are kept as they are used.
 */
function shellOfThisBuild(): Plugin {
  return {
    name: "shell-of-this-build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const worker = bundle["service-worker.js"];
      if (worker?.type !== "chunk") throw new Error("the build has no service worker");
      if (worker.imports.length + worker.dynamicImports.length + worker.exports.length > 0) {
        throw new Error("the service worker has to stand alone");
      }
      const files = Object.keys(bundle)
        .filter((name) => /^assets\/.*\.(?:js|css|svg|png)$/.test(name))
        .sort();
      const page = bundle["index.html"];
      const version = createHash("sha256")
        .update(JSON.stringify([files, page?.type === "asset" ? String(page.source) : "", worker.code]))
        .digest("hex")
        .slice(0, 16);
      worker.code = worker.code.replace("SHELL_OF_THIS_BUILD", () => JSON.stringify({ version, files }));
    },
  };
}

export default defineConfig({
  base: "/app/",
  plugins: [onlyOurLanguages(), react(), shellOfThisBuild()],
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
      input: { index: "index.html", "service-worker": "src/offline/service-worker.ts" },
      output: {
        // The one file that keeps its name, because browsers ask for it by name.
        entryFileNames: ({ name }) =>
          name === "service-worker" ? "service-worker.js" : "assets/[name]-[hash].js",
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
