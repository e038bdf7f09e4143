import { databaseError } from '@gatehouse/core/platform';

type Variable = 'DATABASE_URL' | 'DATABASE_APP_URL';

/** PostgreSQL's error codes for a wrong address, as opposed to a fault of the database itself. */
const sentences: Readonly<Record<string, string>> = {
  '28P01': 'the database refused its user or password',
  '28000': 'the database refused its user or password',
  '3D000': 'there is no database of that name',
  '42501': 'its user may not do what migrations need; it must own the database',
};
const tlsCodes = /^(ERR_TLS_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;

/**
 * Describes the failure in one line that names the variable to check. Null when no value of that variable would help. Does not repeat the
 * address.
 */
export function databaseProblem(error: unknown, variable: Variable): Error | null {
  const sentence = sentences[databaseError(error)?.code ?? ''] ?? connectionSentence(error);
  return sentence === null ? null : new Error(`${variable}: ${sentence}.`, { cause: error });
}

function connectionSentence(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host is not known';
  if (code === 'ECONNREFUSED' || code === 'ETIMEDOUT') return 'nothing answers at its host and port';
  if (tlsCodes.test(code))
    return 'the certificate of the database cannot be verified; name its authority with sslrootcert';
  return error.message.includes('does not support SSL')
    ? 'the database takes no encrypted connections'
    : null;
}
