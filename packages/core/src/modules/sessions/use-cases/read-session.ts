import type { Db } from '../../../platform/index.ts';
import { createLucia, hashSessionToken } from '../lucia-adapter.ts';
import type { SessionDetails } from '../session-details.ts';

const anyIdle = 604_800;

/** Who a cookie's secret belongs to, now; null when there is no such session any more. One round trip. */
export async function readSession(db: Db, token: string): Promise<SessionDetails | null> {
  const { session } = await createLucia(db, anyIdle).validateSession(hashSessionToken(token));
  return session?.details ?? null;
}
