/** What a file says is shown without what would steer a terminal, and not at any length. */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "�").slice(0, 1000);
}
