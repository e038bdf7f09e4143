import { factorProcedures } from './routers/account-factors.router.ts';
import { passwordProcedures } from './routers/account-password.router.ts';
import { accountProcedures } from './routers/account.router.ts';
import { authRouter } from './routers/auth.router.ts';
import { clientUsersRouter } from './routers/client-users.router.ts';
import { clientsRouter } from './routers/clients.router.ts';
import { invitationsRouter } from './routers/invitations.router.ts';
import { partnerTeamRouter } from './routers/partner-team.router.ts';
import { portalRouter } from './routers/portal.router.ts';
import { router } from './trpc/procedures.ts';

/** Every procedure of CONTRACT §3. Lazy routers are not used: the access check could not see into them. */
export const appRouter = router({
  auth: authRouter,
  account: router({ ...accountProcedures, ...factorProcedures, ...passwordProcedures }),
  invitations: invitationsRouter,
  partnerTeam: partnerTeamRouter,
  clients: clientsRouter,
  clientUsers: clientUsersRouter,
  portal: portalRouter,
});

export type AppRouter = typeof appRouter;
