import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const source = (name: string) => readFileSync(new URL(`src/verifier/${name}`, import.meta.url), "utf8");
const style = (name: string) =>
  source(name)
    .replaceAll(/\/\*[^*]*\*\//g, "")
    .replaceAll(/\n\s*/g, "\n");
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** More than this, gzipped, is more than a phone on a poor network should have to load. */
const largestScript = 60_000;

/**
 * Makes classic scripts of the two programs, the sheet of the portal's page, and the one file that holds everything and asks
 * nobody for anything.
 */
function verifierFiles(): Plugin {
  return {
    name: "verifier-files",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        if (chunk.imports.length + chunk.dynamicImports.length + chunk.exports.length > 0)
          throw new Error(`${chunk.fileName} has to stand alone`);
        // A classic script, so that a copy of the page runs from a file; its names stay its own.
        chunk.code = `(()=>{"use strict";${chunk.code.trim()}\n})();\n`;
      }
      const script = bundle["verifier.js"];
      if (script?.type !== "chunk") throw new Error("the build has no verifier");
      const gzipped = gzipSync(script.code, { level: 9 }).length;
      if (gzipped > largestScript) throw new Error(`the verifier has ${gzipped} bytes gzipped`);
      const sheet = style("verifier.css");
      this.emitFile({ type: "asset", fileName: "verifier.css", source: sheet });
      this.emitFile({ type: "asset", fileName: "verifier.html", source: standalone(script.code, sheet) });
    },
  };
}

/** The verifier in one file: its policy lets exactly this script and this style in, and no request out. */
function standalone(script: string, sheet: string): string {
  if (/<\/script|<!--/i.test(script)) throw new Error("the script would end the element that it stands in");
  const css = `${style("standalone.css")}${sheet}`;
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(css)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Verificador de registros de Minuta</title>
<style>${css}</style>
</head>
<body>
<div id="verifier-alone"><noscript>Este verificador necesita JavaScript. / This verifier needs JavaScript.</noscript></div>
<script>${script}</script>
</body>
</html>
`;
}

export default defineConfig({
  plugins: [verifierFiles()],
  build: {
    outDir: "dist/verifier",
    emptyOutDir: true,
    sourcemap: false,
    target: "baseline-widely-available",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { verifier: "src/verifier/main.ts", "verifier-worker": "src/verifier/verifier-worker.ts" },
      // Packages are named whole and used in part: what is not used only defines things.
      treeshake: { moduleSideEffects: false },
      output: { entryFileNames: "[name].js" },
    },
  },
});
