// Everything prepare says goes to stderr: `npm run admin` promises its own output alone on stdout.
import process from 'node:process';

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A failure whose message is the whole story: it is printed without a stack. */
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
