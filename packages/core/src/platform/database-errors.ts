/** Database errors are recognised by code and constraint name, never by their messages. */

interface DatabaseError {
  readonly code: string;
  readonly constraint: string | undefined;
  /** The function of PostgreSQL that raised it. */
  readonly routine: string | undefined;
}

/** The PostgreSQL error that the ORM has wrapped, or null. */
export function databaseError(error: unknown): DatabaseError | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)) {
    const textAt = (key: string): string | undefined => {
      const value: unknown = Reflect.get(error, key);
      return typeof value === 'string' ? value : undefined;
    };
    return { code: error.code, constraint: textAt('constraint'), routine: textAt('routine') };
  }
  return databaseError(error.cause ?? ('previous' in error ? error.previous : null));
}

const serializationFailure = '40001';
const deadlockDetected = '40P01';
const uniqueViolation = '23505';
const lockNotAvailable = '55P03';
const featureNotSupported = '0A000';

export function isTransient(error: unknown): boolean {
  const code = databaseError(error)?.code;
  return code === serializationFailure || code === deadlockDetected || isStalePlan(error);
}

/**
 * True when PostgreSQL refuses a prepared statement because its columns have changed with the schema. It renews other plans by itself.
 */
export function isStalePlan(error: unknown): boolean {
  const known = databaseError(error);
  return known?.code === featureNotSupported && known.routine === 'RevalidateCachedQuery';
}

/** The statement waited for a lock for the longest time the application's role may (roles.ts). */
export const isLockTimeout = (error: unknown): boolean => databaseError(error)?.code === lockNotAvailable;

/** True when `error` violates this unique key. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  const known = databaseError(error);
  return known?.code === uniqueViolation && known.constraint === constraint;
}

/**
 * For what the database would call a serialization failure if it knew the rule: another transaction has changed what this one had found. It
 * runs once more as a whole.
 */
export const overtaken = () =>
  Object.assign(new Error('Another transaction came first.'), { code: serializationFailure });
