import { anonymous } from '@gatehouse/policy';
import { signOut } from '@gatehouse/core/identity';
import { dropHalfSession, readHalfSession, type HalfSession } from '@gatehouse/core/sessions';
import type { Context } from './context.ts';

/** The half session of the request's cookie; null for a whole one, for one that is over, and without a cookie. */
export async function halfSessionOf({ deps, identified, token }: Context): Promise<HalfSession | null> {
  return identified !== null || token === null ? null : readHalfSession(deps.house.db(), token);
}

/** Ends what the request's cookie opens, whole or half: somebody signs out, or in anew. */
export async function endPresentSession(ctx: Context): Promise<void> {
  const { deps, identified, token, origin } = ctx;
  const { runUnit } = deps.house;
  if (identified && token !== null) return signOut(runUnit, origin, identified, token);
  const half = await halfSessionOf(ctx);
  if (!half) return;
  await runUnit({ actor: anonymous, origin, scope: { userId: half.userId } }, (uow) =>
    dropHalfSession(uow, half),
  );
}
