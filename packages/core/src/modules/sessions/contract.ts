import { z } from 'zod';
import { instant } from '../../platform/contract.ts';

/** A signed-in browser, described in words people recognise. `id` is the public handle, never the secret. */
export const sessionRow = z.object({
  id: z.uuid(),
  /** `desktop`, `phone`, `tablet` or `other`. */
  device: z.enum(['desktop', 'phone', 'tablet', 'other']),
  /** Name and major version, as `Firefox 145`; null when unknown. */
  browser: z.string().nullable(),
  os: z.string().nullable(),
  ip: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
  current: z.boolean(),
});
export type SessionRow = z.infer<typeof sessionRow>;
/** The reader's own session first, then by last use. */
export const sessionsOutput = z.array(sessionRow);
