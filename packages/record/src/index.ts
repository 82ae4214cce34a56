export {
  type ExportManifest,
  isExportPath,
  manifestBytes,
  manifestName,
  readManifest,
} from "./archive/export-manifest.ts";
export { fromBase64url, toBase64url } from "./base64url.ts";
export { canonicalBytes, digestOf, type Json } from "./canonical.ts";
export { checkSentence, checkWords, type MeansWords, signatureSentence } from "./check-words.ts";
export * from "./content.ts";
export { groupFiles } from "./group-files.ts";
export { fromBase64, toBase64 } from "./log/base64.ts";
export {
  type Checkpoint,
  checkpointText,
  parseCheckpoint,
  signCheckpoint,
} from "./log/checkpoint.ts";
export { cosign, cosignedAt } from "./log/cosignature.ts";
export { type LogEntry, logEntryBytes, parseLogEntry } from "./log/log-entry.ts";
export {
  formatSigningKey,
  formatVerifierKey,
  isKeyName,
  parseSigningKey,
  parseVerifierKey,
  type SigningKey,
  signingKeyOf,
  type VerifierKey,
} from "./log/log-key.ts";
export {
  formatNote,
  formatSignature,
  isSignedBy,
  longestNote,
  type NoteSignature,
  parseNote,
  type SignedNote,
  signaturesOf,
} from "./log/signed-note.ts";
export {
  decodeBundle,
  encodeBundle,
  hashesAtLevel,
  hashesOfTile,
  longestEntry,
  parseTilePath,
  type Tile,
  tileOfTree,
  tilePath,
  tileWidth,
} from "./log/tile.ts";
export { hashOfFullTile, type ReadTile, TileDamaged, type TiledTree, tiledTree } from "./log/tiled-tree.ts";
export { formatTlogProof, parseTlogProof, type TlogProof } from "./log/tlog-proof.ts";
export { emptyRoot, leafHash, nodeHash, sameHash } from "./log/tree-hash.ts";
export {
  consistencyProof,
  inclusionProof,
  provesConsistency,
  provesInclusion,
  type TreeHead,
} from "./log/tree-proofs.ts";
export * from "./log/verify-inclusion.ts";
export {
  type ParticipantInstitution,
  type ParticipantOffice,
  participantsByInstitution,
} from "./participants.ts";
export {
  openPublished,
  type PublishedFile,
  publishedBytes,
  publishedFormat,
  type ReadFile,
  readPublished,
} from "./published-file.ts";
export { RecordFault, type RecordFaultCode } from "./record-fault.ts";
export { type RemovedText, remainingWords } from "./remaining-words.ts";
export { removedWords } from "./removed-words.ts";
export { openRecord, type SealedRecord, sealRecord } from "./seal-record.ts";
export type { Disclosure } from "./sealed/disclosure.ts";
export { type MarkedWords, markedWordsOf } from "./sealed/marked-words.ts";
export { type RecordUnit, unitsOf } from "./sealed/units.ts";
export { sha256Hex } from "./sha256.ts";
export { shortDigest } from "./short-digest.ts";
export { checkPasskey, type PasskeyFault, type PasskeyProof } from "./signing/check-passkey.ts";
export { type SignedStatement, signatureOf } from "./signing/signed-statement.ts";
export {
  challengeOf,
  type Statement,
  type StatementFacts,
  sealStatement,
  statementReason,
  statementType,
} from "./signing/statement.ts";
export * from "./verify.ts";
export {
  isProof,
  type NamedFile,
  type ProvenPlace,
  type TrustedKeys,
  textOf,
  type VerifiedFiles,
  verifyFiles,
} from "./verify-files.ts";
