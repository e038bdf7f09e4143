// prepare writes to stderr only: `npm run admin` promises that stdout holds its own output alone.
import process from 'node:process';

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A failure whose message says everything: it is printed without a stack. */
export class PrepareError extends Error {}

/**
 * Turns a failed write into a sentence about the checkout instead of a stack.
 * @template T
 * @param {() => T} write
 * @returns {T}
 */
export function writing(write) {
  try {
    return write();
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOSPC') {
      throw new PrepareError(
        `Cannot write in the checkout (${code}): check its owner, rights and free space.`,
      );
    }
    throw error;
  }
}
