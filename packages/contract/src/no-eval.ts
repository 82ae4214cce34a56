import { z } from "zod";

// Zod compiles its checks with `new Function`, which the Content-Security-Policy of our pages forbids and reports. It
// decides when a schema is made, so every module that makes schemas imports this one before.
z.config({ jitless: "document" in globalThis });
