import type { AppRouter } from '@gatehouse/api/router';
import { keepsAnswer } from '@gatehouse/policy';
import type { OperationResultObservable, TRPCLink } from '@trpc/client';
import { share, tap } from '@trpc/server/observable';
import { newKey } from './new-key.ts';

/**
 * Makes repeated attempts at the same mutation one call. While a call runs, the same call (a double click, Enter pressed twice) gets its
 * answer. A call without an answer may have succeeded nevertheless: repeated in this tab it carries the same idempotency key (SECURITY
 * R48), so the server repeats the first answer instead of the mutation.
 */
export function oneCallLink(): TRPCLink<AppRouter> {
  return () => {
    const underWay = new Map<string, OperationResultObservable<AppRouter, unknown>>();
    const unanswered = new Map<string, string>();
    return ({ op, next }) => {
      const call = `${op.path} ${JSON.stringify(op.input)}`;
      const running = underWay.get(call);
      if (running) return running;

      // Where the server stores no answer a key is useless, and a secret must not outlive its call as part of a map's key.
      const idempotencyKey = keepsAnswer(op.path) ? (unanswered.get(call) ?? newKey()) : null;
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
