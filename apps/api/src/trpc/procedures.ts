import {
  decide,
  limitsOf,
  openProcedures,
  type CommandAction,
  type LimitsOf,
  type OpenPath,
  type ProcedurePath,
  type QueryAction,
  type SelfPath,
} from '@gatehouse/policy';
import { AppError, unauthenticated } from '@gatehouse/core/platform';
import { initTRPC } from '@trpc/server';
import type { RateLimits } from '../http/rate-limits.ts';
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
const reported = t.procedure.use(async ({ next, ctx, path, getRawInput }) => {
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

const base = reported.use(inTurn).use(asShown);

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

/** The limits that the procedure's row names, and no others: the policy's table says which limits a router may count in. */
const limitsFor = <P extends ProcedurePath>(path: P) =>
  t.middleware(({ ctx, next }) => next({ ctx: { limits: named<LimitsOf<P>>(ctx.limits, limitsOf(path)) } }));

function named<L extends keyof RateLimits>(all: RateLimits, names: readonly string[]): Pick<RateLimits, L> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `names` is the run-time half of L: both come from one row
  return Object.fromEntries(names.map((name) => [name, Reflect.get(all, name)])) as Pick<RateLimits, L>;
}

/** For anyone. The policy's table gives the reason. */
export const open = <P extends OpenPath>(path: P) =>
  base.meta({ kind: 'open', path, because: openProcedures[path].because }).use(limitsFor(path));

/** For the signed-in person's own account. */
export const self = <P extends SelfPath>(path: P) =>
  base
    .meta({ kind: 'self', path })
    .use(({ ctx, next }) => {
      const { identified, token } = ctx;
      if (!identified || token === null) throw unauthenticated();
      return next({ ctx: { identified, token } });
    })
    .use(once)
    .use(limitsFor(path));

/** For a membership that the access table allows. Access is decided before the input is parsed. */
export const query = <A extends QueryAction>(action: A) => membership(action).use(limitsFor(action));
export const command = <A extends CommandAction>(action: A) =>
  membership(action).use(once).use(limitsFor(action));

function membership(path: QueryAction | CommandAction) {
  return base.meta({ kind: 'membership', path }).use(({ ctx, next }) => {
    const decision = decide(ctx.actor, path);
    if (!decision.allowed) throw new AppError(decision.reason);
    return ctx.actor.kind === 'user' ? ctx.deps.turns.ofPartner(ctx.actor, () => next()) : next();
  });
}
