import { ruleOf, type QueryAction } from './actions.ts';
import type { Actor } from './actor.ts';
import { rolesWithSurface } from './decide.ts';
import { readLink } from './link-spellings.ts';
import { tierOf, type Tier } from './roles.ts';

/**
 * Who sees a page. `public`: anyone. `signed-in`: any session. An action: those who have its surface, of all tiers or of the named one. All
 * others see not found.
 */
export type PageAccess =
  | 'public'
  | 'signed-in'
  | QueryAction
  | { readonly tier: Tier; readonly action: QueryAction };

/**
 * The pages of the web app. A segment that begins with $ matches any one segment. The server answers 404 for every other path, so that a
 * wrong link looks like one that never existed.
 */
export const pages = {
  '/': 'signed-in',
  '/sign-in': 'public',
  '/accept': 'public',
  '/forgot-password': 'public',
  '/reset': 'public',
  '/choose': 'signed-in',
  '/settings': 'signed-in',
  '/settings/profile': 'signed-in',
  '/settings/sessions': 'signed-in',
  '/enrol': 'signed-in',
  '/settings/security': 'signed-in',
  '/team': 'partnerTeam.members',
  '/team/invitations': 'partnerTeam.members',
  '/team/settings': 'partnerTeam.settings',
  '/clients': 'clients.list',
  '/clients/$clientId': 'clients.get',
  '/clients/$clientId/preview': { tier: 'partner', action: 'clients.permissions' },
  // A partner sees the people of a client on that client's page instead.
  '/users': { tier: 'client', action: 'clientUsers.list' },
} as const satisfies Record<string, PageAccess>;

export type PagePath = keyof typeof pages;

const patterns: readonly (readonly [segments: readonly string[], access: PageAccess])[] = Object.entries(
  pages,
).map(([path, access]) => [path.split('/'), access]);

/** A parameter matches one segment that is not empty. The page's own call finds out whether it names anything. */
function accessOf(path: string): PageAccess | undefined {
  const asked = path.split('/');
  return patterns.find(
    ([segments]) =>
      segments.length === asked.length &&
      segments.every((segment, at) => (segment.startsWith('$') ? asked[at] !== '' : segment === asked[at])),
  )?.[1];
}

/** What a person who opens this path gets: the page, the redirect to sign-in, or not found (a page that their tier does not have). */
export function decidePage(actor: Actor, path: string): 'show' | 'sign-in' | 'not_found' {
  // A mailed link is recognised in every spelling that mail programs make of it.
  const access = accessOf(readLink(path)?.page ?? path);
  if (access === undefined) return 'not_found';
  if (access === 'public') return 'show';
  if (actor.kind !== 'user') return 'sign-in';
  if (access === 'signed-in') return 'show';
  if (!actor.membership) return 'not_found';
  const { action, tier = null } = typeof access === 'string' ? { action: access } : access;
  if (tier !== null && tier !== tierOf(actor.membership.role)) return 'not_found';
  const rule = ruleOf(action);
  return rule && rolesWithSurface(actor.membership, rule) ? 'show' : 'not_found';
}
