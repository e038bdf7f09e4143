import { allActions, openPaths, selfPaths, type Reason } from '@gatehouse/policy';
import { subscriberOf, type AuditDraft } from '@gatehouse/core/platform';
import { scopeOf } from '@gatehouse/core/identity';
import { answers } from './errors.ts';
import type { Context } from './context.ts';

/**
 * Refusals worth an audit event: a limit, a role, a wrong code or a forged request (CONTRACT §4). Failed sign-ins, including wrong codes at
 * sign-in, have their own event.
 */
const isLogged = ({ actor }: Context, reason: Reason) =>
  (reason === 'invalid_code' && actor.kind === 'user') ||
  answers[reason].status === 403 ||
  answers[reason].status === 429;

/** Records an event outside the refused transaction, which is rolled back. Refusals of one minute share one event. */
export async function noteRefusal(ctx: Context, path: string, reason: Reason): Promise<void> {
  if (isLogged(ctx, reason)) await note(ctx, path, reason);
}

/** The same for any reason. `subject` is what the refusal is about. */
export async function note(
  { deps, actor, origin }: Context,
  path: string,
  reason: Reason,
  subject?: AuditDraft['subject'],
): Promise<void> {
  const procedure = knownPart(path);
  // Forged requests can name any procedure at no cost. They share one key, so that they use only one of the sender's slots.
  const isForged = reason === 'request_verification_failed';
  await deps.app.refusals.note({
    context: { actor, origin, scope: scopeOf(actor) },
    who: actor.kind === 'user' ? actor.userId : subscriberOf(origin.ip),
    procedure: isForged ? 'any' : procedure,
    reason,
    event: { action: 'request.refused', details: { procedure, reason }, ...(subject ? { subject } : {}) },
  });
}

const known: ReadonlySet<string> = new Set([...allActions, ...selfPaths, ...Object.keys(openPaths)]);

/** A forged request's path can be any text. The log shows `?` for every name that is not a procedure. */
const knownPart = (path: string) =>
  path
    .slice(0, 500)
    .split(',')
    .map((name) => (known.has(name) ? name : '?'))
    .join(',')
    .slice(0, 200);
