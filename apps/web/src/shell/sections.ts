import { IconBuildingStore, IconUsers } from '@tabler/icons-react';
import { pageFor } from '../features/auth/page-for.ts';
import type { SignedIn } from '../features/auth/use-session.ts';

/** The sections of the sidebar, in their order. Each names the page it opens; who has that page sees the section. */
const sections = [
  { to: '/team', label: 'section.team', icon: IconUsers },
  { to: '/clients', label: 'section.clients', icon: IconBuildingStore },
] as const;

export type Section = (typeof sections)[number];

/** Nothing to open while the organisation is not set up or archived: the page would only repeat its state. */
export function sectionsFor(session: SignedIn): readonly Section[] {
  const status = session.organisation?.status;
  if (status === 'pending' || status === 'archived') return [];
  return sections.filter(({ to }) => pageFor(session, to) === 'show');
}
