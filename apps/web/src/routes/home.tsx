import { createRoute, redirect } from '@tanstack/react-router';
import { pageFor } from '../features/auth/page-for.ts';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

/** People with a team page start there. Others read what their role can do. */
export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    if (pageFor(context.session, '/team') === 'show') redirect({ to: '/team', replace: true, throw: true });
  },
  component: lazyPage(() => import('../features/home/home-page.tsx'), 'HomePage'),
});
