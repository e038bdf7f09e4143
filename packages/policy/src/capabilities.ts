import { allActions } from './actions.ts';
import type { Actor } from './actor.ts';
import { decide } from './decide.ts';
import { openPaths, selfPaths } from './procedures.ts';

/** The procedure paths that role, permissions and status allow (`auth.session.can`). Sorted, so that two lists can be compared. */
export function capabilitiesOf(actor: Actor): string[] {
  const own = actor.kind === 'user' ? selfPaths : [];
  const granted = allActions.filter((action) => decide(actor, action).allowed);
  return [...openPaths, ...own, ...granted].toSorted();
}
