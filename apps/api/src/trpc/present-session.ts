import { anonymous } from '@gatehouse/policy';
import { signOut } from '@gatehouse/core/identity';
import { dropPendingSession, readPendingSession, type PendingSession } from '@gatehouse/core/sessions';
import type { Context } from './context.ts';

/** The pending session of the request's cookie. Null for a full session, an expired one, and without a cookie. */
export async function pendingSessionOf({ deps, identified, token }: Context): Promise<PendingSession | null> {
  return identified !== null || token === null ? null : readPendingSession(deps.app.db(), token);
}

/** Ends the request's session, full or pending, because its user signs out or signs in again. */
export async function endPresentSession(ctx: Context): Promise<void> {
  const { deps, identified, token, origin } = ctx;
  const { transact } = deps.app;
  if (identified && token !== null) return signOut(transact, origin, identified, token);
  const pending = await pendingSessionOf(ctx);
  if (!pending) return;
  await transact({ actor: anonymous, origin, scope: { userId: pending.userId } }, (uow) =>
    dropPendingSession(uow, pending),
  );
}
