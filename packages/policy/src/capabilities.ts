import { allActions, openPaths, selfPaths } from './actions.ts';
import type { Actor } from './actor.ts';
import { decide } from './decide.ts';

/** Procedure paths that role, permissions and status would not refuse (`auth.session.can`); sorted, so that it compares. */
export function capabilitiesOf(actor: Actor): string[] {
  const own = actor.kind === 'user' ? selfPaths : [];
  const granted = allActions.filter((action) => decide(actor, action).allowed);
  return [...Object.keys(openPaths), ...own, ...granted].toSorted();
}
