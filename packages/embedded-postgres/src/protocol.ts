import { z } from 'zod';

/** What the application's process asks of the supervisor; over IPC, because argv is visible to `ps`. */
const startOrder = z.object({
  dataDir: z.string(),
  password: z.string(),
  /** null: the supervisor picks a free port */
  port: z.number().nullable(),
  durable: z.boolean(),
  /** folders to delete when a database that is not durable has stopped */
  discard: z.array(z.string()),
});

const report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), port: z.number(), superuserPassword: z.string() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

export type StartOrder = z.infer<typeof startOrder>;
export type Report = z.infer<typeof report>;

export const OWNER_ROLE = 'gatehouse_owner';
export const OWNER_DATABASE = 'gatehouse';

/**
 * The supervisor starts with this alone: the application's environment holds secrets PostgreSQL has no use
 * for.
 */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export const asReport = (message: unknown): Report => report.parse(message);
export const asStartOrder = (message: unknown): StartOrder => startOrder.parse(message);
