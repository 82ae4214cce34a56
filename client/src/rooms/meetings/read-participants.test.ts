import { expect, test } from "vitest";
import type { Organization } from "./meeting.ts";
import { readParticipants } from "./read-participants.ts";

const shcp: Organization = {
  id: "11111111-1111-4111-8111-111111111111",
  kind: "agency",
  name: "Secretaría de Hacienda y Crédito Público",
  shortName: "SHCP",
  party: "government",
  sample: false,
};

test("name, position and institution, by tab, semicolon or bar; known institutions by either name", () => {
  const { participants, broken } = readParticipants(
    "Ana Pérez\tDirectora\tSHCP\r\nLuis Mora; Enlace; secretaria de hacienda y credito publico\n\nEva Ruiz | Universidad",
    [shcp],
  );
  expect(broken).toEqual([]);
  expect(
    participants.map(({ name, office, organizationId, institution }) => [
      name,
      office,
      organizationId,
      institution,
    ]),
  ).toEqual([
    ["Ana Pérez", "Directora", shcp.id, ""],
    ["Luis Mora", "Enlace", shcp.id, ""],
    ["Eva Ruiz", "", null, "Universidad"],
  ]);
});

test("a line without a person or an institution is told by its number", () => {
  const { participants, broken } = readParticipants("Ana Pérez\n;Directora;SHCP\nLuis; Enlace; SHCP;;", [
    shcp,
  ]);
  expect(broken).toEqual([1, 2]);
  expect(participants.map(({ name }) => name)).toEqual(["Luis"]);
});

test("nothing pasted is nothing to add", () => {
  expect(readParticipants(" \n\n", [shcp])).toEqual({ participants: [], broken: [] });
});
