// The packages that a production install leaves out (docs/decisions/0038). They are loaded only when needed.

/** @throws one sentence naming DATABASE_URL when this install brings no PostgreSQL */
export const loadEmbeddedPostgres = () =>
  load(() => import('@gatehouse/embedded-postgres'), 'DATABASE_URL', 'PostgreSQL');

/** @throws one sentence naming SMTP_URL when this install brings no mailbox */
export const loadDemoMailbox = () =>
  load(() => import('@gatehouse/demo-mailbox'), 'SMTP_URL', 'demo mailbox');

async function load<T>(from: () => Promise<T>, variable: string, what: string): Promise<T> {
  try {
    return await from();
  } catch (error) {
    if (!isMissingPackage(error)) throw error;
    const sentence = `${variable}: must be set, because this production install brings no ${what} of its own.`;
    throw new Error(sentence, { cause: error });
  }
}

/** The package itself, or the library it imports: npm links every workspace, but omits a workspace's development dependencies. */
const isMissingPackage = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND');
