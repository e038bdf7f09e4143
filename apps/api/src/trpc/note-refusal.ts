import { allActions, openPaths, selfPaths, type Reason } from '@gatehouse/policy';
import { networkOf, type AuditDraft } from '@gatehouse/core/platform';
import { scopeOf } from '@gatehouse/core/identity';
import { answers } from './errors.ts';
import type { Context } from './context.ts';

/** Refusals that say more than they seem to: a limit, a role, a wrong code or a forged request (CONTRACT §4). Failed sign-ins have their own event, wrong codes at sign-in among them. */
const isLogged = ({ actor }: Context, reason: Reason) =>
  (reason === 'invalid_code' && actor.kind === 'user') ||
  answers[reason].status === 403 ||
  answers[reason].status === 429;

/** Leaves an event, outside the refused transaction, which is rolled back; those of a minute are counted together. */
export async function noteRefusal(ctx: Context, path: string, reason: Reason): Promise<void> {
  if (isLogged(ctx, reason)) await note(ctx, path, reason);
}

/** The same for a refusal that tells something whatever its reason: `subject` is whom it is about. */
export async function note(
  { deps, actor, origin }: Context,
  path: string,
  reason: Reason,
  subject?: AuditDraft['subject'],
): Promise<void> {
  const procedure = knownPart(path);
  // Forging costs nothing and may name anything: one cause, so that it takes no more than one of its sender's places.
  const isForged = reason === 'request_verification_failed';
  await deps.app.refusals.note({
    context: { actor, origin, scope: scopeOf(actor) },
    who: actor.kind === 'user' ? actor.userId : networkOf(origin.ip, { ipv4: 32, ipv6: 64 }),
    procedure: isForged ? 'any' : procedure,
    reason,
    event: { action: 'request.refused', details: { procedure, reason }, ...(subject ? { subject } : {}) },
  });
}

const known: ReadonlySet<string> = new Set([...allActions, ...selfPaths, ...Object.keys(openPaths)]);

/** A forged request's path is anybody's text: what is no procedure of ours is one and the same to the log. */
const knownPart = (path: string) =>
  path
    .slice(0, 500)
    .split(',')
    .map((name) => (known.has(name) ? name : '?'))
    .join(',')
    .slice(0, 200);
