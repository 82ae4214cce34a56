import { namedOrganization } from "@minuta/domain";
import type { Organization, ParticipantInput } from "./meeting.ts";

export type ReadParticipants = {
  readonly participants: readonly ParticipantInput[];
  /** Lines that name no person or no institution, from 1. */
  readonly broken: readonly number[];
};

const mostLetters = 200;

/**
 * People from pasted lines, one each: name, position and institution, set apart by tabs, semicolons or bars. With two parts
 * the second is the institution. An institution that the secretariat knows by its name or short name is taken as that one.
 */
export function readParticipants(text: string, organizations: readonly Organization[]): ReadParticipants {
  const participants: ParticipantInput[] = [];
  const broken: number[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === "") continue;
    const parts = line
      .split(/[\t;|]/u)
      .map((part) => part.replaceAll(/\s+/gu, " ").trim().slice(0, mostLetters));
    while (parts.length > 1 && parts.at(-1) === "") parts.pop();
    const [name = ""] = parts;
    const office = parts.length > 2 ? (parts[1] ?? "") : "";
    const institution = parts.length > 1 ? (parts[parts.length > 2 ? 2 : 1] ?? "") : "";
    if (name === "" || institution === "") {
      broken.push(index + 1);
      continue;
    }
    const known = namedOrganization(institution, organizations);
    participants.push({
      name,
      office,
      organizationId: known?.id ?? null,
      institution: known === null ? institution : "",
      party: null,
      mode: "inPerson",
    });
  }
  return { participants, broken };
}
