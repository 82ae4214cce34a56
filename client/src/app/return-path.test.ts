import { expect, test } from "vitest";
import { returnPath, signInPath } from "./return-path.ts";

test("comes back to where one was", () => {
  for (const path of ["/", "/propuestas?q=datos&de=x", "/documentos/123#c"]) {
    const address = signInPath(path);
    expect(returnPath(address.slice("/entrar".length))).toBe(path);
  }
});

test("never leads to another site or round in a circle", () => {
  for (const asked of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:1",
    "",
    "/entrar",
    "/\n/x",
  ]) {
    expect(returnPath(`?${new URLSearchParams({ regreso: asked })}`)).toBe("/");
  }
});
