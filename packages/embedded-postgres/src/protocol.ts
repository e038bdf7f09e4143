import { z } from 'zod';

/** The order that the application's process sends to the supervisor. Sent over IPC, because `ps` shows argv. */
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

/** The supervisor's whole environment: the application's holds secrets that PostgreSQL does not need. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export const asReport = (message: unknown): Report => report.parse(message);
export const asStartOrder = (message: unknown): StartOrder => startOrder.parse(message);
