import { IconHome } from '@tabler/icons-react';
import { createRoute, redirect } from '@tanstack/react-router';
import { pageFor } from '../features/auth/page-for.ts';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

/** People with a team page start there. Others read what their role can do. */
export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  staticData: { section: { label: 'section.home', icon: IconHome, position: 10, tier: 'client' } },
  beforeLoad: ({ context }) => {
    if (pageFor(context.session, '/team') === 'show') redirect({ to: '/team', replace: true, throw: true });
  },
  component: lazyPage(() => import('../features/home/home-page.tsx'), 'HomePage', [
    'features',
    'home',
    'portal',
  ]),
});
