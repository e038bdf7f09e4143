import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { decidePage, pages } from '@gatehouse/policy';
import { actorOf } from './actor-of.ts';

export type PageVerdict = 'show' | 'sign-in' | 'choose' | 'not_found';

export const isPublicPage = (path: string): boolean =>
  Object.entries(pages).some(([known, access]) => known === path && access === 'public');

/**
 * What a person asking for this path gets. Policy's `decidePage` knows no page for somebody who has not chosen among several
 * memberships; on a page one of them could show, the choice comes first.
 */
export function pageFor(session: SessionOutput, path: string): PageVerdict {
  const verdict = decidePage(actorOf(session), path);
  if (!session || session.membership) return verdict;
  if (verdict === 'show') return path === '/' ? 'choose' : 'show';
  const one = session.memberships.some(
    (membership) =>
      decidePage(
        actorOf({
          ...session,
          membership: { ...membership, status: 'active' },
          organisation: membership.organisation,
        }),
        path,
      ) === 'show',
  );
  return one ? 'choose' : verdict;
}
