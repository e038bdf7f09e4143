import { acceptRoute } from './accept.tsx';
import { chooseRoute } from './choose.tsx';
import { clientRoute } from './client.tsx';
import { clientPreviewRoute } from './client-preview.tsx';
import { clientsRoute } from './clients.tsx';
import { forgotPasswordRoute } from './forgot-password.tsx';
import { enrolRoute } from './enrol.tsx';
import { homeRoute } from './home.tsx';
import { resetRoute } from './reset.tsx';
import { rootRoute } from './root.tsx';
import {
  settingsIndexRoute,
  settingsProfileRoute,
  settingsRoute,
  settingsSessionsRoute,
} from './settings.tsx';
import { settingsSecurityRoute } from './settings-security.tsx';
import { shellRoute } from './shell.tsx';
import { signInRoute } from './sign-in.tsx';
import { teamInvitationsRoute } from './team-invitations.tsx';
import { teamMembersRoute } from './team-members.tsx';
import { teamSettingsRoute } from './team-settings.tsx';
import { teamRoute } from './team.tsx';
import { usersRoute } from './users.tsx';

export const routeTree = rootRoute.addChildren([
  signInRoute,
  acceptRoute,
  forgotPasswordRoute,
  resetRoute,
  chooseRoute,
  enrolRoute,
  shellRoute.addChildren([
    homeRoute,
    teamRoute.addChildren([teamMembersRoute, teamInvitationsRoute, teamSettingsRoute]),
    clientsRoute,
    clientRoute,
    clientPreviewRoute,
    usersRoute,
    settingsRoute.addChildren([
      settingsIndexRoute,
      settingsProfileRoute,
      settingsSecurityRoute,
      settingsSessionsRoute,
    ]),
  ]),
]);
