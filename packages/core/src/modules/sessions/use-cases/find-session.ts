import { lifetimes } from '@gatehouse/policy';
import type { Db } from '../../../platform/index.ts';
import { createLucia, hashSessionToken } from '../lucia-adapter.ts';
import type { SessionDetails } from '../session-details.ts';

/** The person a cookie's secret belongs to now; null when there is no such session any more. One round trip. */
export async function findSession(db: Db, token: string): Promise<SessionDetails | null> {
  const { session } = await createLucia(db, lifetimes.sessionIdle).validateSession(hashSessionToken(token));
  return session?.details ?? null;
}
