import { Outlet, getRouteApi, useMatches } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { useSession, type SignedIn } from '../features/auth/use-session.ts';
import { welcomedMembership } from '../features/welcome/welcome-note.ts';
import { Toasts } from '../ui/toasts/toasts.tsx';
import { useAccountPreferences } from './account-preferences.ts';
import { OrganisationGate } from './organisation-gate.tsx';
import { PagePending } from './page-pending.tsx';
import { ShellFrame } from './shell-frame.tsx';
import { useRightsNotice } from './use-rights-notice.ts';

// Loaded on demand, because few people see it: those who joined through a copied link.
const ProofBanner = lazy(async () => ({
  default: (await import('../features/auth/proof/proof-banner.tsx')).ProofBanner,
}));

// Shown once per membership.
const Welcome = lazy(async () => ({ default: (await import('../features/welcome/welcome.tsx')).Welcome }));

const route = getRouteApi('/shell');

/** Frame, state of the organisation, page. Renders nothing between the end of a session and the redirect to sign-in. */
export function Shell() {
  const session = useSession();
  const decidedFor = route.useRouteContext({ select: (context) => context.session?.membership?.id });
  const ofThePerson = useMatches({
    select: (matches) => matches.some(({ staticData }) => staticData.ofThePerson === true),
  });
  useAccountPreferences(session !== null);
  useRightsNotice(session);
  if (!session) return null;
  return (
    <ShellFrame session={session}>
      {!session.user.emailProven && (
        <Suspense>
          <ProofBanner email={session.user.email} />
        </Suspense>
      )}
      {session.organisation && session.membership && session.membership.id === welcomedMembership() && (
        <Suspense>
          <Welcome
            organisation={session.organisation.name}
            role={session.membership.role}
            can={session.can}
          />
        </Suspense>
      )}
      <Page session={session} decided={session.membership?.id === decidedFor} ofThePerson={ofThePerson} />
      <Toasts />
    </ShellFrame>
  );
}

interface PageProps {
  readonly session: SignedIn;
  /** False when another membership is active and the router has not yet decided which page it shows. */
  readonly decided: boolean;
  readonly ofThePerson: boolean;
}

function Page({ session, decided, ofThePerson }: PageProps) {
  if (!decided) return <PagePending />;
  if (ofThePerson) return <Outlet />;
  return (
    <OrganisationGate session={session}>
      <Outlet />
    </OrganisationGate>
  );
}
