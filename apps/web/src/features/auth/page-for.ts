import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { decidePage, pages } from '@gatehouse/policy';
import { actorOf } from './actor-of.ts';

type SignedIn = NonNullable<SessionOutput>;

export type PageVerdict = 'show' | 'sign-in' | 'choose' | 'enrol' | 'not_found';

/** Pages about the person, or open ones: they need no second factor, just as `auth.*` and `account.*` need none. */
const ofThePerson: ReadonlySet<string> = new Set(
  Object.entries(pages).flatMap(([path, access]) =>
    path !== '/' && (access === 'public' || access === 'signed-in') ? [path] : [],
  ),
);

export const isPublicPage = (path: string): boolean =>
  Object.entries(pages).some(([known, access]) => known === path && access === 'public');

/**
 * What a person who opens this path gets. Policy's `decidePage` knows no page for a person who has not chosen among several memberships; on
 * a page that one of them could show, the choice comes first. Where the organisation demands a second factor and the person has none,
 * enrolment comes before every page of the organisation. A pending or archived organisation has no pages, only its state.
 */
export function pageFor(session: SessionOutput, path: string): PageVerdict {
  const verdict = decidePage(actorOf(session), path);
  if (!session) return verdict;
  if (session.membership) return verdict === 'show' && mustEnrol(session, path) ? 'enrol' : verdict;
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

function mustEnrol({ mfaEnrolmentRequired, organisation }: SignedIn, path: string): boolean {
  const status = organisation?.status;
  const hasPages = status !== 'pending' && status !== 'archived';
  return mfaEnrolmentRequired && hasPages && !ofThePerson.has(path);
}
