import type { Json } from "./canonical.ts";
import { RecordFault } from "./record-fault.ts";

const mostBytes = 64 * 1024 * 1024;
const deepest = 250;
const nameForm = /^[\x20-\x7e]*$/;

/**
 * Reads the bytes of a record (SPEC section 2): UTF-8, JSON, at most 64 MiB, whole numbers that every program holds exactly,
 * member names in ASCII, no half of a surrogate pair. Throws `RecordFault`.
 */
export function readJson(bytes: Uint8Array): Json {
  if (bytes.length > mostBytes) throw new RecordFault("form_invalid", `more than ${mostBytes} bytes`);
  const value = parse(bytes);
  const check = (each: Json, depth: number): void => {
    if (depth > deepest) throw new RecordFault("nested_too_deep", String(deepest));
    if (typeof each === "number" && !Number.isSafeInteger(each))
      throw new RecordFault("form_invalid", "a number that is no whole number of at most 53 bits");
    if (typeof each === "string" && !each.isWellFormed())
      throw new RecordFault("form_invalid", "half of a surrogate pair");
    if (Array.isArray(each)) for (const item of each) check(item, depth + 1);
    else if (typeof each === "object" && each !== null) {
      for (const [name, member] of Object.entries(each)) {
        if (!nameForm.test(name)) throw new RecordFault("form_invalid", "a member name that is not ASCII");
        check(member ?? null, depth + 1);
      }
    }
  };
  check(value, 0);
  return value;
}

function parse(bytes: Uint8Array): Json {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)) as Json;
  } catch (error) {
    throw new RecordFault("form_invalid", error instanceof Error ? error.message : "no JSON");
  }
}
