import { invalidCredentials, matchPassword, reauthenticationRequired } from '@gatehouse/core/identity';
import type { Identified } from '@gatehouse/core/identity';
import type { SelfPath } from '@gatehouse/policy';
import type { RateLimits } from '../http/rate-limits.ts';
import type { CallContext } from './context.ts';
import { note } from './errors.ts';

/**
 * Asks the signed-in person for the password again. Wrong passwords count, so that a borrowed session cannot be used to guess them.
 * Strangers' failures at sign-in do not count, so that knowing an address does not stop its owner from changing anything (CONTRACT §2:
 * running sessions are untouched). Returns the hash that the password matched.
 * @throws reauthentication_required without a password; invalid_credentials, with one event; rate_limited
 */
export async function reauthenticate(
  ctx: CallContext & {
    readonly identified: Identified;
    readonly limits: Pick<RateLimits, 'reauthentication'>;
  },
  procedure: SelfPath,
  password = '',
): Promise<string> {
  if (password === '') throw reauthenticationRequired();
  const { deps, origin, identified } = ctx;
  const { actor } = identified;
  const matched = await ctx.limits.reauthentication(actor.userId, () =>
    matchPassword(deps.app.transact, origin, actor, password),
  );
  if (matched !== null) return matched;
  const label = `${actor.name} <${actor.email}>`;
  await note(ctx, procedure, 'invalid_credentials', { type: 'user', id: actor.userId, label });
  throw invalidCredentials();
}
