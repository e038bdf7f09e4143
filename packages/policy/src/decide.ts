import type { ActiveMembership, Actor } from './actor.ts';
import { ruleOf, type Action, type Rule } from './actions.ts';
import type { Reason } from './reasons.ts';
import { tierOf } from './roles.ts';

/** What an action is about. A missing subject is passed as null and refused like a foreign one. */
export interface Subject {
  readonly partnerId: string | null;
  /** Set when the subject belongs to one client of the partner. */
  readonly clientId?: string | null;
}

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: Reason };

const allowed: Decision = { allowed: true };
const refused = (reason: Reason): Decision => ({ allowed: false, reason });

/**
 * Decides whether the actor may perform the action, on the subject if one is given. Pure. Asked from the actor alone before anything is
 * parsed or loaded, and again with the loaded subject. The order of refusals is CONTRACT §2's: signed in, surface, role, own organisation's
 * status, MFA, subject in scope.
 */
export function decide(actor: Actor, action: string, subject?: Subject | null): Decision {
  if (actor.kind === 'anonymous') return refused('unauthenticated');
  const rule = ruleOf(action);
  if (!rule || actor.kind === 'system' || !actor.membership) return refused('not_found');

  const { membership } = actor;
  const rolesOfTier = rolesWithSurface(membership, rule);
  if (!rolesOfTier) return refused('not_found');
  if (!rolesOfTier.includes(membership.role)) return refused('role_not_allowed');

  const blocked = statusRefusal(membership, rule.kind);
  if (blocked) return refused(blocked);
  if (actor.mfaEnrolmentRequired) return refused('mfa_enrolment_required');

  if (subject === undefined) return allowed;
  return subject !== null && inScope(membership, subject) ? allowed : refused('not_found');
}

/** The roles of the membership's tier that may act; undefined where its organisation does not have the surface. */
export function rolesWithSurface(
  { role, clientPermissions }: ActiveMembership,
  rule: Rule,
): readonly string[] | undefined {
  const tier = tierOf(role);
  const { clientSurface } = rule;
  const switchedOff =
    tier === 'client' && clientSurface !== undefined && clientPermissions?.includes(clientSurface) !== true;
  return switchedOff ? undefined : rule[tier];
}

/** Pending and archived allow nothing. Suspended (or a paused client) allows reading. */
function statusRefusal(membership: ActiveMembership, kind: 'query' | 'command'): Reason | null {
  const { partnerStatus, clientStatus } = membership;
  if (partnerStatus === 'archived' || clientStatus === 'archived') return 'organisation_archived';
  if (partnerStatus === 'pending') return 'organisation_pending';
  const paused = partnerStatus === 'suspended' || clientStatus === 'paused';
  return paused && kind === 'command' ? 'organisation_suspended' : null;
}

function inScope(membership: ActiveMembership, subject: Subject): boolean {
  if (tierOf(membership.role) === 'vendor') return true;
  if (membership.partnerId === null || subject.partnerId !== membership.partnerId) return false;
  return membership.clientId === null || subject.clientId === membership.clientId;
}

/** Not exported, so that no other code can make a grant or put another subject into one. */
const subjectOfGrant = Symbol('subject');

/**
 * Proof that the policy allowed `A` on one subject. Writers accept a grant instead of a row: they change the grant's own subject, so that a
 * grant for one tenant cannot change a row of another. Without a grant of the right action they do not compile.
 */
export interface Grant<A extends Action, S extends Subject = Subject> {
  readonly action: A;
  readonly [subjectOfGrant]: S;
}

/** The subject, known to exist, and the proof that it may be changed. */
export interface Granted<A extends Action, S extends Subject> {
  readonly grant: Grant<A, S>;
  readonly subject: S;
}

/** The second question: a grant for this very subject, or the reason why not. The only place that makes grants. */
export function grantFor<A extends Action, S extends Subject>(
  actor: Actor,
  action: A,
  subject: S | null,
): Granted<A, S> | Reason {
  const decision = decide(actor, action, subject);
  if (!decision.allowed) return decision.reason;
  if (subject === null) return 'not_found';
  return { grant: { action, [subjectOfGrant]: subject }, subject };
}

/** The subject that a grant allows to change; for writers. */
export const subjectOf = <S extends Subject>(grant: Grant<Action, S>): S => grant[subjectOfGrant];
