import { IconSettings } from '@tabler/icons-react';
import { createRoute, redirect } from '@tanstack/react-router';
import { lazyPage } from './lazy-page.ts';
import { shellRoute } from './shell.tsx';

/** The person's own account. It is available in every state of the organisation, and before one is chosen. */
export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  staticData: { ofThePerson: true, section: { label: 'section.settings', icon: IconSettings, position: 90 } },
  component: lazyPage(() => import('../features/settings/settings-page.tsx'), 'SettingsPage', ['settings']),
});

export const settingsIndexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => redirect({ to: '/settings/profile', replace: true, throw: true }),
});

export const settingsProfileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/profile',
  loader: ({ context }) => context.api.account.profile.prefetch(),
  component: lazyPage(() => import('../features/settings/profile/profile-page.tsx'), 'ProfilePage', [
    'settings',
    'time-zone',
  ]),
});

export const settingsSessionsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/sessions',
  component: lazyPage(() => import('../features/settings/sessions/sessions-page.tsx'), 'SessionsPage', [
    'sessions',
    'settings',
    'table',
  ]),
});
