import { Outlet } from '@tanstack/react-router';
import { Notifications } from '@mantine/notifications';
import { useSession } from '../features/auth/use-session.ts';
import { OrganisationGate } from './organisation-gate.tsx';
import { ShellFrame } from './shell-frame.tsx';

/** Frame, state of the organisation, page. Renders nothing for the moment between a session's end and the way to sign-in. */
export function Shell() {
  const session = useSession();
  if (!session) return null;
  return (
    <ShellFrame session={session}>
      <OrganisationGate session={session}>
        <Outlet />
      </OrganisationGate>
      <Notifications position="bottom-center" limit={3} />
    </ShellFrame>
  );
}
