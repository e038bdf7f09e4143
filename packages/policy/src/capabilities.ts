import { allActions } from './actions.ts';
import type { Actor } from './actor.ts';
import { decide } from './decide.ts';
import { openPaths, selfPaths } from './procedures.ts';

/** More than there are roles, statuses and sets of permissions in use. */
const mostKept = 1_000;
const kept = new Map<string, readonly string[]>();

/**
 * The procedure paths that role, permissions and status allow (`auth.session.can`). Sorted, so that two lists can be compared. Without a
 * subject the policy looks at nothing of a person but these, so people alike share one list.
 */
export function capabilitiesOf(actor: Actor): readonly string[] {
  const key = keyOf(actor);
  const known = kept.get(key);
  if (known) return known;
  const list = Object.freeze(listOf(actor));
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, list);
  return list;
}

/** Everything that `decide` reads of an actor. A test compares people who differ in one of them. */
function keyOf(actor: Actor): string {
  if (actor.kind !== 'user') return actor.kind;
  const { membership, mfaEnrolmentRequired } = actor;
  if (membership === null) return `user ${mfaEnrolmentRequired}`;
  const { role, partnerStatus, clientStatus, clientPermissions } = membership;
  return JSON.stringify([role, partnerStatus, clientStatus, clientPermissions, mfaEnrolmentRequired]);
}

function listOf(actor: Actor): string[] {
  const own = actor.kind === 'user' ? selfPaths : [];
  const granted = allActions.filter((action) => decide(actor, action).allowed);
  return [...openPaths, ...own, ...granted].toSorted();
}
