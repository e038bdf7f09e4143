import type { AppRouter } from '@gatehouse/api/router';
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { newKey } from './new-key.ts';

/**
 * Gives each change a key (SECURITY R48). A change that got no answer may have happened all the same: the same call made
 * again within this tab carries the same key, so the server answers with the first success instead of doing it twice.
 */
export function idempotencyLink(): TRPCLink<AppRouter> {
  return () => {
    const unanswered = new Map<string, string>();
    return ({ op, next }) => {
      // Nobody is signed in yet, and a password must not stay in memory as part of a map's key.
      if (op.path.startsWith('auth.') || op.path === 'invitations.accept') return next(op);
      const call = `${op.path} ${JSON.stringify(op.input)}`;
      const idempotencyKey = unanswered.get(call) ?? newKey();
      unanswered.set(call, idempotencyKey);
      return observable((observer) =>
        next({ ...op, context: { ...op.context, idempotencyKey } }).subscribe({
          next(value) {
            unanswered.delete(call);
            observer.next(value);
          },
          error(error) {
            if (error.data) unanswered.delete(call);
            observer.error(error);
          },
          complete: () => observer.complete(),
        }),
      );
    };
  };
}
