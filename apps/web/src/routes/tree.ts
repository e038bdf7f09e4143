import { acceptRoute } from './accept.tsx';
import { chooseRoute } from './choose.tsx';
import { clientRoute } from './client.tsx';
import { clientsRoute } from './clients.tsx';
import { enrolRoute } from './enrol.tsx';
import { homeRoute } from './home.tsx';
import { rootRoute } from './root.tsx';
import { settingsSecurityRoute } from './settings-security.tsx';
import { shellRoute } from './shell.tsx';
import { signInRoute } from './sign-in.tsx';
import { teamInvitationsRoute } from './team-invitations.tsx';
import { teamMembersRoute } from './team-members.tsx';
import { teamRoute } from './team.tsx';

export const routeTree = rootRoute.addChildren([
  signInRoute,
  acceptRoute,
  chooseRoute,
  enrolRoute,
  shellRoute.addChildren([
    homeRoute,
    teamRoute.addChildren([teamMembersRoute, teamInvitationsRoute]),
    clientsRoute,
    clientRoute,
    settingsSecurityRoute,
  ]),
]);
