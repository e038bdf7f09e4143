import type { AppRouter } from '@gatehouse/api/router';
import type { OperationResultObservable, TRPCLink } from '@trpc/client';
import { share, tap } from '@trpc/server/observable';
import { newKey } from './new-key.ts';

/** Their input or answer is a secret: the server keeps no answer of theirs (docs/decisions, idempotency keys), and here nothing must outlast them. */
const secret: ReadonlySet<string> = new Set([
  'account.changePassword',
  'account.beginTotp',
  'account.confirmTotp',
  'account.removeTotp',
  'account.regenerateRecoveryCodes',
  'account.beginPasskey',
  'account.confirmPasskey',
  'account.removePasskey',
]);

/**
 * Makes one change out of several tries at the same one. While a call is under way, the same call (a double click, Enter pressed twice)
 * gets its answer. A call that got no answer may have happened all the same: made again in this tab it carries the same idempotency
 * key (SECURITY R48), so the server answers with the first success instead of doing it twice.
 */
export function oneCallLink(): TRPCLink<AppRouter> {
  return () => {
    const underWay = new Map<string, OperationResultObservable<AppRouter, unknown>>();
    const unanswered = new Map<string, string>();
    return ({ op, next }) => {
      const call = `${op.path} ${JSON.stringify(op.input)}`;
      const running = underWay.get(call);
      if (running) return running;

      // Keys belong to a signed-in user, and a password must not outlast its call as part of a map's key.
      const keyed =
        !op.path.startsWith('auth.') && !op.path.startsWith('invitations.') && !secret.has(op.path);
      const idempotencyKey = keyed ? (unanswered.get(call) ?? newKey()) : null;
      if (idempotencyKey !== null) unanswered.set(call, idempotencyKey);

      const settled = (answered: boolean) => {
        underWay.delete(call);
        if (answered) unanswered.delete(call);
      };
      const answer = next({ ...op, context: { ...op.context, idempotencyKey } }).pipe(
        tap({ next: () => settled(true), error: ({ data }) => settled(Boolean(data)) }),
        share(),
      );
      underWay.set(call, answer);
      return answer;
    };
  };
}
