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
import { isAnotherPage } from '../http/request-details.ts';
import type { Context } from './context.ts';
import { errorShape, refusalOf, toTrpcError, noteRefusal } from './errors.ts';
import { oneAtATime, repeatableCall, repeating } from './repeatable-calls.ts';

/** Every procedure's meta holds its access. The server does not start with a path that has none (access-map.ts). */
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

/** Queues each call of a batch separately. Visitors who are not signed in do not queue: from waiting they could learn about others. */
const inTurn = t.middleware(({ ctx: { actor, deps }, next }) =>
  actor.kind === 'user' ? deps.turns.ofPerson(actor.userId, () => next()) : next(),
);

/** Turns errors of use cases into tRPC errors and records refusals. */
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
 * A page acts for the user and membership it shows, not for those the session has now (CONTRACT §2, docs/decisions/0026). This runs before
 * anything writes, counts, compares a password or repeats an earlier answer.
 */
const asShown = t.middleware(({ ctx, type, next }) => {
  if (type === 'mutation' && isAnotherPage(ctx.page, ctx.identified))
    throw new AppError('membership_changed');
  return next();
});

const base = told.use(inTurn).use(asShown);

/** A missing input counts as an empty object: a list may be requested without any options. */
const orNothing = (read: () => Promise<unknown>) => async () => {
  const input = await read();
  return input === undefined ? {} : input;
};

/**
 * A mutation sent again under the same Idempotency-Key gets its first answer (SECURITY R48). Runs after access is decided: a repeat must be
 * allowed too.
 */
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

/** For anyone. The policy's table gives the reason. */
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

/** For a membership that the access table allows. Access is decided before the input is parsed. */
export const query = (action: QueryAction) => membership(action);
export const command = (action: CommandAction) => membership(action).use(once);

function membership(path: QueryAction | CommandAction) {
  return base.meta({ kind: 'membership', path }).use(({ ctx, next }) => {
    const decision = decide(ctx.actor, path);
    if (!decision.allowed) throw new AppError(decision.reason);
    return ctx.actor.kind === 'user' ? ctx.deps.turns.ofPartner(ctx.actor, () => next()) : next();
  });
}
