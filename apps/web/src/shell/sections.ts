import { decide, tierOf } from '@gatehouse/policy';
import { IconBuildingStore, IconHome, IconSettings, IconUsers } from '@tabler/icons-react';
import { actorOf } from '../features/auth/actor-of.ts';
import { pageFor } from '../features/auth/page-for.ts';
import type { SignedIn } from '../features/auth/use-session.ts';

/**
 * The sections of the sidebar, in order. Each names its page, and people who have that page see the section. Some are narrower: `client`
 * only (the others start in a section), or only for readers who may `read` the content.
 */
const sections = [
  { to: '/', label: 'section.home', icon: IconHome, tier: 'client', read: null },
  { to: '/team', label: 'section.team', icon: IconUsers, tier: null, read: null },
  { to: '/clients', label: 'section.clients', icon: IconBuildingStore, tier: null, read: null },
  { to: '/users', label: 'section.users', icon: IconUsers, tier: null, read: 'clientUsers.list' },
  { to: '/settings', label: 'section.settings', icon: IconSettings, tier: null, read: null },
] as const;

export type Section = (typeof sections)[number];

/** No sections while the organisation is pending or archived: the page would only repeat its state. */
export function sectionsFor(session: SignedIn): readonly Section[] {
  const { membership, organisation } = session;
  if (!membership) return [];
  const closed = organisation?.status === 'pending' || organisation?.status === 'archived';
  const actor = actorOf(session);
  return sections.filter(({ to, tier, read }) => {
    if (tier !== null && tier !== tierOf(membership.role)) return false;
    if (closed && to !== '/settings') return false;
    const decision = read === null ? null : decide(actor, read);
    if (decision && !decision.allowed && decision.reason === 'role_not_allowed') return false;
    return pageFor(session, to) === 'show';
  });
}
