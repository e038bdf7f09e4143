import { identify, recogniseDevice, rememberDevice } from '@gatehouse/core/identity';
import type { Context } from './context.ts';

const tokenDeps = ({ app }: Context['deps']) => ({ db: app.limitDb, keyring: app.keyring });

/** The browser's device id if it has signed in to this account before; otherwise null. */
export const knownBrowser = ({ deps, deviceTokens }: Context, email: string): Promise<string | null> =>
  recogniseDevice(tokenDeps(deps), deviceTokens, email);

/** Gives the browser a device token for the account of this address. The caller has just proved that the account is theirs. */
export async function rememberBrowser(ctx: Context, email: string): Promise<void> {
  const value = await rememberDevice(tokenDeps(ctx.deps), ctx.deviceTokens, email);
  if (value !== null) ctx.setDeviceTokens(value);
}

/** The same for the user of a new session. */
export async function rememberBrowserOf(ctx: Context, token: string): Promise<void> {
  const identified = await identify(ctx.deps.app.db(), token, ctx.deps);
  if (identified) await rememberBrowser(ctx, identified.details.user.email);
}
