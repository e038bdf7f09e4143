import { clientPermissions, decidePage, pages, tierOf, type PagePath, type Role } from '@gatehouse/policy';
import { asDemo, visit, type Open } from './open-page.ts';

/** The person of each tier in the demo data who sees the most. */
const people: readonly { readonly email: string; readonly role: Role }[] = [
  { email: 'alice@northwind.test', role: 'partner_admin' },
  { email: 'erin@blueharbor.test', role: 'client_admin' },
];

/** These redirect to another page, or are reached in a certain state only: the tables of states open them. */
const leadOn: ReadonlySet<string> = new Set(['/', '/choose', '/enrol', '/settings', '/sign-in']);

const plain = (path: string): path is PagePath => !path.includes('$') && !leadOn.has(path);

/** Every page of the policy as its address shows it, so that a new page is covered automatically. */
export const policyPages: Readonly<Record<string, Open>> = Object.fromEntries(
  Object.keys(pages)
    .filter(plain)
    .map((path): [string, Open] => [path, opened(path)]),
);

function opened(path: PagePath): Open {
  if (pages[path] === 'public') return (site, options) => visit(site, options, path);
  const reader = people.find(({ role }) => decidePage(actorWith(role), path) === 'show');
  if (!reader) throw new Error(`Nobody of the demo data sees ${path}`);
  return asDemo(reader.email, path);
}

/** The pages depend on the role, and on the permissions of the own client. */
function actorWith(role: Role): Parameters<typeof decidePage>[0] {
  const membership = {
    id: '',
    role,
    partnerId: '',
    clientId: tierOf(role) === 'client' ? '' : null,
    partnerStatus: 'active',
    clientStatus: null,
    // Erin's client manages itself.
    clientPermissions: tierOf(role) === 'client' ? clientPermissions : null,
  } as const;
  return {
    kind: 'user',
    userId: '',
    name: '',
    email: '',
    sessionId: '',
    membership,
    mfaEnrolmentRequired: false,
  };
}
