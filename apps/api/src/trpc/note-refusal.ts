import type { Reason } from '@gatehouse/policy';
import { answers } from './errors.ts';
import type { Context } from './context.ts';

/** Refusals that say more than they seem to: a limit, a role, a wrong code or a forged request (CONTRACT §4). Failed sign-ins have their own event, wrong codes at sign-in among them. */
const isTelling = ({ actor }: Context, reason: Reason) =>
  (reason === 'invalid_code' && actor.kind === 'user') ||
  answers[reason].status === 403 ||
  answers[reason].status === 429;

/** Leaves one event, in a transaction of its own: the refused one is rolled back. Failing to do so must not change the answer. */
export async function noteRefusal(ctx: Context, path: string, reason: Reason): Promise<void> {
  if (!isTelling(ctx, reason)) return;
  try {
    await ctx.inUnit(async (uow) => {
      uow.audit({ action: 'request.refused', details: { procedure: storable(path), reason } });
    });
  } catch (error) {
    ctx.deps.house.logger.error({ err: error, requestId: ctx.origin.requestId }, 'a refusal left no event');
  }
}

/** A forged request's path is anybody's text: no NUL, no lone surrogate, nothing endless. */
const storable = (path: string) => path.slice(0, 200).replaceAll(/[^\w.,-]/g, '?');
