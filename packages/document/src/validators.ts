/**
 * Attribute validators shared by nodes and marks. Each throws `RangeError` with the attribute's name; ProseMirror
 * calls them from `node.check()`, the server from `checkDocument`.
 */
type Validate = (value: unknown) => void;

const controlOrBidi = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

export function text(name: string, maxLength: number): Validate {
  return (value) => {
    if (typeof value !== "string" || value.length > maxLength || controlOrBidi.test(value)) {
      throw new RangeError(`${name} must be plain text of at most ${maxLength} characters`);
    }
  };
}

export function oneOf(name: string, allowed: readonly unknown[]): Validate {
  return (value) => {
    if (!allowed.includes(value)) throw new RangeError(`${name} must be one of ${allowed.join(", ")}`);
  };
}

export function integer(name: string, min: number, max: number): Validate {
  return (value) => {
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) {
      throw new RangeError(`${name} must be a whole number from ${min} to ${max}`);
    }
  };
}

/** A calendar date `YYYY-MM-DD` that exists, or "" while it is open. */
export function plainDate(name: string): Validate {
  return (value) => {
    if (value === "") return;
    if (typeof value !== "string" || !isPlainDate(value)) {
      throw new RangeError(`${name} must be a date as YYYY-MM-DD`);
    }
  };
}

export function isPlainDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** A stable name for a block, made by whoever inserts it; "" in a template until the first edit gives one. */
export function blockId(name: string): Validate {
  return (value) => {
    if (typeof value !== "string" || !/^[0-9a-zA-Z-]{0,36}$/.test(value)) {
      throw new RangeError(`${name} must be a block identifier`);
    }
  };
}

export function columnWidths(name: string): Validate {
  const width = integer(name, 0, 4000);
  return (value) => {
    if (value === null) return;
    if (!Array.isArray(value) || value.length > 50) throw new RangeError(`${name} must be a list of widths`);
    for (const entry of value) width(entry);
  };
}

const linkSchemes = ["http:", "https:", "mailto:"];

/** Whether an address may stand in a text: absolute http(s) or mailto, at most 2,000 characters. */
export function isSafeHref(value: unknown): value is string {
  if (typeof value !== "string" || value.length > 2000 || controlOrBidi.test(value)) return false;
  if (!URL.canParse(value)) return false;
  return linkSchemes.includes(new URL(value).protocol);
}

export function href(name: string): Validate {
  return (value) => {
    if (!isSafeHref(value)) throw new RangeError(`${name} must be an http, https or mailto address`);
  };
}
