import type { IncomingMessage } from "node:http";
import type { Language } from "@minuta/domain";
import { languages } from "@minuta/domain";

/** The language that a request prefers by `Accept-Language`; Spanish when it names neither. */
export function requestLanguage(request: IncomingMessage): Language {
  const header = request.headers["accept-language"] ?? "";
  const wanted = header
    .slice(0, 200)
    .split(",")
    .map((part) => {
      const [tag = "", ...settings] = part.trim().toLowerCase().split(";");
      const quality = settings.find((setting) => setting.trim().startsWith("q="));
      return {
        tag: tag.split("-")[0],
        quality: quality === undefined ? 1 : Number(quality.trim().slice(2)) || 0,
      };
    })
    .filter((choice) => (languages as readonly string[]).includes(choice.tag ?? "") && choice.quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return (wanted[0]?.tag as Language | undefined) ?? "es";
}
