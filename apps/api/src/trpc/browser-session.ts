import { anonymous } from '@gatehouse/policy';
import { recogniseDevice, rememberDevice, signOut } from '@gatehouse/core/identity';
import { dropPendingSession, findPendingSession, type PendingSession } from '@gatehouse/core/sessions';
import type { CallContext } from './context.ts';

// Every sign-in ends here: with a password, a second factor, a passkey, or by an invitation.

/** Signs the browser in: the new session replaces the session of the request's cookie, and the account knows the browser from here on. */
export async function signInBrowser(
  ctx: CallContext,
  { token, email }: { readonly token: string; readonly email: string },
): Promise<{ status: 'signed_in' }> {
  await giveSession(ctx, token);
  await rememberBrowser(ctx, email);
  return { status: 'signed_in' };
}

/** Gives the browser the secret of a session, full or pending, and ends the session that its cookie held. */
export async function giveSession(ctx: CallContext, token: string): Promise<void> {
  await endPresentSession(ctx);
  ctx.setSession(token);
}

/** Ends the request's session, full or pending, because its user signs out or signs in again. */
export async function endPresentSession(ctx: CallContext): Promise<void> {
  const { deps, identified, token, origin } = ctx;
  const { transact } = deps.app;
  if (identified && token !== null) return signOut(transact, origin, identified, token);
  const pending = await pendingSessionOf(ctx);
  if (!pending) return;
  await transact({ actor: anonymous, origin, scope: { userId: pending.userId } }, (uow) =>
    dropPendingSession(uow, pending),
  );
}

/** The pending session of the request's cookie. Null for a full session, an expired one, and without a cookie. */
export async function pendingSessionOf({
  deps,
  identified,
  token,
}: CallContext): Promise<PendingSession | null> {
  return identified !== null || token === null ? null : findPendingSession(deps.app.db(), token);
}

const tokenDeps = ({ app }: CallContext['deps']) => ({ db: app.limitDb, keyring: app.keyring });

/** The browser's device id if it has signed in to this account before; otherwise null. */
export const knownBrowser = ({ deps, deviceTokens }: CallContext, email: string): Promise<string | null> =>
  recogniseDevice(tokenDeps(deps), deviceTokens, email);

/** Gives the browser a device token for the account of this address. The caller has just proved that the account is theirs. */
export async function rememberBrowser(ctx: CallContext, email: string): Promise<void> {
  const value = await rememberDevice(tokenDeps(ctx.deps), ctx.deviceTokens, email);
  if (value !== null) ctx.setDeviceTokens(value);
}
