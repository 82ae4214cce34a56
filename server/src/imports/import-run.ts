import type { DataKind, ImportFaultCode } from "@minuta/contract";
import { foldWords, namedOrganization, type Party } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import type { MadeInvitation } from "../organizations/invite.ts";
import type { FaultValues } from "./columns.ts";

export type Fault = {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly code: ImportFaultCode;
  readonly values: FaultValues;
};

type KnownOrganization = {
  readonly id: string;
  readonly kind: "organization" | "agency";
  readonly name: string;
  readonly shortName: string;
  readonly party: Party;
};

/** Rows that one statement inserts: both databases bound the number of values in one. */
const rowsAtOnce = 50;

/** What the writers of the lists share while one import runs, within its one transaction. */
export class ImportRun {
  readonly context: Context;
  readonly transaction: Transaction<Tables>;
  readonly by: SignedIn;
  readonly at: string;
  readonly faults: Fault[] = [];
  /** Invitations to mail once everything is written. */
  readonly invitations: { readonly asked: InvitationAsked; readonly made: MadeInvitation }[] = [];
  #organizations: KnownOrganization[] | null = null;

  constructor(context: Context, transaction: Transaction<Tables>, by: SignedIn) {
    this.context = context;
    this.transaction = transaction;
    this.by = by;
    this.at = context.clock().toISOString();
  }

  report(file: string, row: number, column: string, code: ImportFaultCode, values: FaultValues = {}): void {
    this.faults.push({ file, row, column, code, values });
  }

  /** The organization or agency that a cell names; null when it names none, or one of the other kind. */
  async organization(
    cell: string,
    kind: KnownOrganization["kind"] | null = null,
  ): Promise<KnownOrganization | null> {
    this.#organizations ??= await this.transaction
      .selectFrom("organizations")
      .select(["id", "kind", "name", "shortName", "party"])
      .execute();
    const found = namedOrganization(cell, this.#organizations);
    return found === null || (kind !== null && found.kind !== kind) ? null : found;
  }

  /** Makes organizations that were just written known to the lines that follow. */
  forgetOrganizations(): void {
    this.#organizations = null;
  }

  /** Inserts rows, so many in a statement. */
  async insert<T extends keyof Tables>(table: T, rows: readonly object[]): Promise<void> {
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      await this.transaction
        .insertInto(table)
        .values(rows.slice(start, start + rowsAtOnce) as never)
        .execute();
    }
  }
}

type InvitationAsked = {
  readonly email: string;
  readonly name: string;
  readonly language: "es" | "en";
  readonly role: "delegate";
  readonly party: Party | null;
  readonly organizationId: string | null;
};

/** Whether a value was seen before, accents and capitals aside; remembers it. */
export function seenBefore(seen: Set<string>, value: string): boolean {
  const folded = foldWords(value);
  if (seen.has(folded)) return true;
  seen.add(folded);
  return false;
}

/** How the writer of one list looks to the import: reads its lines and writes their rows; reports what it refuses. */
export type ListWriter = {
  readonly kind: DataKind;
  readonly write: (
    run: ImportRun,
    file: { readonly name: string; readonly content: string },
  ) => Promise<number>;
};
