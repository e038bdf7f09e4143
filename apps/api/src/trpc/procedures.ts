import {
  decide,
  openPaths,
  type CommandAction,
  type OpenPath,
  type QueryAction,
  type SelfPath,
} from '@gatehouse/policy';
import { AppError, unauthenticated } from '@gatehouse/core/platform';
import { initTRPC } from '@trpc/server';
import { isAnotherPage } from '../http/page-details.ts';
import type { Context } from './context.ts';
import { errorShape, refusalOf, toTrpcError } from './errors.ts';
import { noteRefusal } from './note-refusal.ts';
import { oneAtATime, repeatableCall, repeating } from './repeatable-calls.ts';

/** Stands in every procedure's meta; the server does not start with a path that has none (access-map.ts). */
export type Access =
  | { readonly kind: 'open'; readonly path: OpenPath; readonly because: string }
  | { readonly kind: 'self'; readonly path: SelfPath }
  | { readonly kind: 'membership'; readonly path: QueryAction | CommandAction };

const t = initTRPC
  .context<Context>()
  .meta<Access>()
  .create({
    isDev: false,
    errorFormatter: ({ error, ctx }) => errorShape(refusalOf(error), ctx?.origin.requestId ?? ''),
  });

export const router = t.router;

/** Each call of a batch for itself. Nobody who is not signed in waits here: by waiting they could learn about others. */
const inTurn = t.middleware(({ ctx: { actor, deps }, next }) =>
  actor.kind === 'user' ? deps.turns.ofPerson(actor.userId, () => next()) : next(),
);

/** Turns what use cases throw into what tRPC answers with, and leaves a trace of what was refused. */
const told = t.procedure.use(async ({ next, ctx, path, getRawInput }) => {
  const result = await next({ getRawInput: orNothing(getRawInput) });
  if (result.ok) return result;
  const refusal = refusalOf(result.error);
  await noteRefusal(ctx, path, refusal.reason);
  if (refusal.reason === 'internal') {
    ctx.deps.app.logger.error(
      { err: result.error.cause ?? result.error, path, requestId: ctx.origin.requestId },
      'procedure failed',
    );
  }
  return result.error.cause instanceof AppError
    ? { ...result, error: toTrpcError(result.error.cause) }
    : result;
});

/**
 * A page acts for whom it shows, not for whoever the session belongs to by now (CONTRACT §2, docs/decisions/0026). Before everything that
 * writes, counts, looks at a password or answers again what was answered before.
 */
const asShown = t.middleware(({ ctx, type, next }) => {
  if (type === 'mutation' && isAnotherPage(ctx.page, ctx.identified))
    throw new AppError('membership_changed');
  return next();
});

const base = told.use(inTurn).use(asShown);

/** No input is an input without keys: a list may be asked for with nothing said about it. */
const orNothing = (read: () => Promise<unknown>) => async () => {
  const input = await read();
  return input === undefined ? {} : input;
};

/** A mutation sent again under the same Idempotency-Key gets its first answer (SECURITY R48). After the access is decided: a repeat is asked anew. */
const once = t.middleware(async ({ ctx, type, next, ...sent }) => {
  const call = type === 'mutation' ? await repeatableCall(ctx, sent) : null;
  if (call === null) return next();
  return oneAtATime(call, async () => {
    const { changes, settle } = await repeating(ctx, call);
    const result = await next({ ctx: changes });
    await settle(result.ok);
    return result;
  });
});

/** For anyone; the reason why stands in the policy's table. */
export const open = (path: OpenPath) => base.meta({ kind: 'open', path, because: openPaths[path] });

/** For the signed-in person's own account. */
export const self = (path: SelfPath) =>
  base
    .meta({ kind: 'self', path })
    .use(({ ctx, next }) => {
      const { identified, token } = ctx;
      if (!identified || token === null) throw unauthenticated();
      return next({ ctx: { identified, token } });
    })
    .use(once);

/** For a membership that the access table allows; decided before the input is even parsed. */
export const query = (action: QueryAction) => membership(action);
export const command = (action: CommandAction) => membership(action).use(once);

function membership(path: QueryAction | CommandAction) {
  return base.meta({ kind: 'membership', path }).use(({ ctx, next }) => {
    const decision = decide(ctx.actor, path);
    if (!decision.allowed) throw new AppError(decision.reason);
    return ctx.actor.kind === 'user' ? ctx.deps.turns.ofPartner(ctx.actor, () => next()) : next();
  });
}
