import { enableCompileCache } from "node:module";

// Before anything else is loaded, so that the second start finds everything compiled.
enableCompileCache();
const { serve } = await import("./serve.ts");
await serve(process.env);
