// Parsed by whatever Node the person has, so that an old one can still print the sentence: nothing newer
// than plain ES modules may be used here or in the two files that import it statically.

const OLDEST_MAJOR = 20;
const OLDEST_MINOR = 19;

/**
 * Ends the process with exit code 1 and one sentence in Spanish and English when this Node cannot even
 * bootstrap. The software itself runs on the Node that the lock file pins, which is installed later.
 * @param {string} version as in `process.versions.node`
 */
export function refuseOldNode(version = process.versions.node) {
  const parts = version.split(".").map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  if (major > OLDEST_MAJOR || (major === OLDEST_MAJOR && minor >= OLDEST_MINOR)) return;
  const oldest = `${OLDEST_MAJOR}.${OLDEST_MINOR}`;
  console.error(`Minuta necesita Node ${oldest} o posterior para arrancar, y este es Node ${version}.`);
  console.error(`Minuta needs Node ${oldest} or later to start, and this is Node ${version}.`);
  process.exit(1);
}
