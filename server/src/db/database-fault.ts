/** The database cannot be opened: damaged, unreachable, or not Minuta's. */
export class DatabaseFault extends Error {
  override readonly name = "DatabaseFault";
}
