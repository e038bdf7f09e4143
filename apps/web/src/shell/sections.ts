import { decide, tierOf, type QueryAction, type Tier } from '@gatehouse/policy';
import type { TablerIcon } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { ParseKeys } from 'i18next';
import { actorOf } from '../features/auth/actor-of.ts';
import { pageFor } from '../features/auth/page-for.ts';
import type { SignedIn } from '../features/auth/use-session.ts';

/** How a route appears in the sidebar (`staticData.section`). People who have the page see the section. */
export interface SectionOptions {
  readonly label: Extract<ParseKeys<'shell'>, `section.${string}`>;
  readonly icon: TablerIcon;
  /** Sections are sorted by this number. */
  readonly position: number;
  /** Narrower than the page: only for people of this tier. */
  readonly tier?: Tier;
  /** Narrower than the page: only for readers who may call this query. */
  readonly read?: QueryAction;
}

export interface Section extends SectionOptions {
  readonly to: string;
}

/** `sections(session)` lists the sections that a session sees in the sidebar. */
export function useSections(): (session: SignedIn) => readonly Section[] {
  const { routesById } = useRouter();
  const sections = Object.values(routesById)
    .flatMap(({ fullPath, options: { staticData } }) =>
      staticData?.section
        ? [{ ...staticData.section, to: fullPath, ofThePerson: staticData.ofThePerson === true }]
        : [],
    )
    .toSorted((one, other) => one.position - other.position);
  return (session) => sections.filter((section) => isSeen(section, session));
}

function isSeen(
  { to, tier, read, ofThePerson }: Section & { readonly ofThePerson: boolean },
  session: SignedIn,
): boolean {
  const { membership, organisation } = session;
  if (!membership || (tier !== undefined && tier !== tierOf(membership.role))) return false;
  // The pages of a pending or archived organisation would only repeat its state.
  const closed = organisation?.status === 'pending' || organisation?.status === 'archived';
  if (closed && !ofThePerson) return false;
  const decision = read === undefined ? null : decide(actorOf(session), read);
  if (decision && !decision.allowed && decision.reason === 'role_not_allowed') return false;
  return pageFor(session, to) === 'show';
}
