import { endpoints } from "@minuta/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { heldMinutes, openMinutes, resolutionsIn } from "../testing/walk.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

test("FU-5: what an earlier session adopted and is still open is found in the next, also in its record", async () => {
  const { call } = await secretariat.as("recordKeeper");
  const earlier = await heldMinutes(secretariat);
  const [adopted] = await resolutionsIn(secretariat, earlier.documentId);
  const { sessionId } = await openMinutes(secretariat);
  const { carried } = await call(endpoints.readCockpit, { params: { sessionId } });
  expect(carried).toMatchObject([{ number: adopted?.number, status: "open", overdue: false }]);
  const own = await call(endpoints.readCockpit, { params: { sessionId: earlier.sessionId } });
  expect(own.carried).toEqual([]);
});
