import { sql } from 'kysely';
import { z } from 'zod';
import { callFunction, type Db } from '../../../platform/index.ts';
import { knownPerson } from '../../identity/index.ts';

/** A membership's tenant; both null for the vendor. */
export interface Tenant {
  readonly partnerId: string | null;
  readonly clientId: string | null;
}

const resetRequest = z.object({
  id: z.string(),
  administratorId: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string(),
  /** Null when no account has the address, or when its person has neither an active membership nor an open invitation. */
  person: knownPerson.nullable(),
});
export type ResetRequest = z.infer<typeof resetRequest>;

/** The oldest requests with the people they are about. Looks across tenants: the person is not known yet. */
export const findResetRequests = (db: Db, most: number): Promise<ResetRequest[]> =>
  callFunction(db, sql`gatehouse.password_reset_requests_waiting(${most})`, z.array(resetRequest));

/** The chain for events about a person: the organisation's when there is only one, else the vendor's, as at sign-in. */
export function onlyPlace(memberships: readonly Tenant[]): Tenant {
  const [only, ...others] = memberships;
  const single = others.length === 0 ? only : undefined;
  return { partnerId: single?.partnerId ?? null, clientId: single?.clientId ?? null };
}
