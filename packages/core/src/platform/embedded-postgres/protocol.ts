/**
 * What the application's process asks of the supervisor; it travels over IPC because argv is visible to `ps`.
 */
export type StartOrder = {
  dataDir: string;
  password: string;
  /** null: the supervisor picks a free port */
  port: number | null;
  durable: boolean;
  /** folders to delete when a database that is not durable has stopped */
  discard: string[];
};

export type Report =
  | { kind: 'ready'; port: number; superuserPassword: string }
  | { kind: 'failed'; message: string };

export const OWNER_ROLE = 'gatehouse_owner';
export const OWNER_DATABASE = 'gatehouse';

/**
 * The supervisor starts with this alone: the application's environment holds secrets PostgreSQL has no use
 * for.
 */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Both ends are this very version of our code, so the discriminator is all there is to check. */
export function asReport(message: unknown): Report {
  if (typeof message === 'object' && message !== null && 'kind' in message) {
    if (message.kind === 'ready' || message.kind === 'failed') return message as Report;
  }
  throw new Error('The PostgreSQL supervisor said something unexpected.');
}

export function asStartOrder(message: unknown): StartOrder {
  if (typeof message === 'object' && message !== null && 'dataDir' in message) return message as StartOrder;
  throw new Error('The PostgreSQL supervisor was asked something unexpected.');
}
