import { ProblemError, problem } from "@minuta/contract";
import { currentLanguage, localeOf } from "../i18n/language.ts";

/** Sends the bytes of a file to an address made by `addressOf`. Throws `ProblemError` when they are refused. */
export async function sendFile(address: string, file: File): Promise<unknown> {
  const response = await fetch(address, {
    method: "POST",
    headers: {
      accept: "application/json",
      "content-type": "application/octet-stream",
      "accept-language": localeOf[currentLanguage()],
    },
    body: file,
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new ProblemError(problem.parse(answer));
  return answer;
}
