import { describe, expect, it } from "vitest";
import {
  afterRefusal,
  initialLiveState,
  type LiveEvent,
  readRefusal,
  reduceLive,
  saveStateOf,
} from "./save-state.ts";

const after = (...events: LiveEvent[]) => events.reduce(reduceLive, initialLiveState);
const kept = (hasText: boolean, unsent = 0): LiveEvent => ({ type: "keptRead", hasText, unsent });
const joined: LiveEvent = { type: "joined", mayWrite: true };
const synced: LiveEvent = { type: "synced" };
const edit: LiveEvent = { type: "changedHere" };
const acknowledged: LiveEvent = { type: "acknowledged" };
const lost: LiveEvent = { type: "lost" };

describe("the save state", () => {
  it("is opening until a text is there", () => {
    expect(saveStateOf(after())).toEqual({ name: "opening" });
    expect(saveStateOf(after(kept(false), joined))).toEqual({ name: "opening" });
  });

  it("is saved once the server's text is here and nothing is outstanding", () => {
    expect(saveStateOf(after(kept(false), joined, synced))).toEqual({ name: "saved" });
  });

  it("is saving from the first change until everything is acknowledged", () => {
    const typing = after(kept(false), joined, synced, edit, edit);
    expect(saveStateOf(typing)).toEqual({ name: "saving" });
    expect(saveStateOf(reduceLive(typing, acknowledged))).toEqual({ name: "saved" });
  });

  it("counts the changes of this device while there is no connection", () => {
    expect(saveStateOf(after(kept(false), joined, synced, lost, edit, edit, edit))).toEqual({
      name: "offline",
      changes: 3,
    });
  });

  it("keeps the count over a reload and never calls kept work saved before it was sent", () => {
    const reopened = after(kept(true, 5));
    expect(saveStateOf(reopened)).toEqual({ name: "saving" });
    expect(saveStateOf(reduceLive(reopened, lost))).toEqual({ name: "offline", changes: 5 });
    const back = [joined, synced].reduce(reduceLive, reopened);
    expect(saveStateOf(back)).toEqual({ name: "saving" });
    expect(saveStateOf(reduceLive(back, acknowledged))).toEqual({ name: "saved" });
  });

  it("does not take an acknowledgement before the kept text was read, or of a link that is gone", () => {
    const early = after(joined, synced, edit, acknowledged);
    expect(early.unsent).toBe(1);
    expect(after(kept(true), joined, synced, edit, lost, acknowledged).unsent).toBe(1);
    expect(after(kept(true), joined, edit, acknowledged).unsent).toBe(1);
  });

  it("adds up what was kept and what was written while it was read", () => {
    expect(after(edit, kept(true, 2)).unsent).toBe(3);
  });

  it("is unreachable without a connection and without a kept text", () => {
    expect(saveStateOf(after(kept(false), lost))).toEqual({ name: "unreachable" });
  });

  it("is read-only for whoever may not write", () => {
    expect(saveStateOf(after(kept(false), { type: "joined", mayWrite: false }, synced))).toEqual({
      name: "readOnly",
    });
  });

  it("says a refusal with the work that it leaves behind, until the next try", () => {
    const refused = after(kept(true, 2), { type: "refused", reason: "malformed" });
    expect(saveStateOf(refused)).toEqual({ name: "refused", reason: "malformed", changes: 2 });
    expect(saveStateOf(reduceLive(refused, { type: "retrying" }))).toEqual({ name: "saving" });
  });

  it("knows every reason of the contract and none other", () => {
    expect(readRefusal("schema_version")).toBe("schema_version");
    expect(readRefusal("permission-denied")).toBe("unknown");
    expect(afterRefusal("schema_version")).toBe("stop");
    expect(afterRefusal("shutting_down")).toBe("wait");
    expect(afterRefusal("not_available")).toBe("wait");
    expect(afterRefusal("not_found")).toBe("ask");
  });
});
