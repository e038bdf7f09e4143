import { ruleOf, type QueryAction } from './actions.ts';
import type { Actor } from './actor.ts';
import { tierOf } from './roles.ts';

/** `public`: for anyone. `signed-in`: any session. An action: the tiers that have its surface; all others see not found. */
export type PageAccess = 'public' | 'signed-in' | QueryAction;

/** The pages of the web app; a segment that begins with $ stands for any one segment. The server answers 404 for every other path, so that a wrong link looks like one that never was. */
export const pages = {
  '/': 'signed-in',
  '/sign-in': 'public',
  '/accept': 'public',
  '/choose': 'signed-in',
  '/team': 'partnerTeam.members',
  '/team/invitations': 'partnerTeam.members',
  '/clients': 'clients.list',
  '/clients/$clientId': 'clients.get',
} as const satisfies Record<string, PageAccess>;

export type PagePath = keyof typeof pages;

const patterns: readonly (readonly [segments: readonly string[], access: PageAccess])[] = Object.entries(
  pages,
).map(([path, access]) => [path.split('/'), access]);

/** A parameter is one segment that is there; whether it names anything is for the page's own call to find out. */
function accessOf(path: string): PageAccess | undefined {
  const asked = path.split('/');
  return patterns.find(
    ([segments]) =>
      segments.length === asked.length &&
      segments.every((segment, at) => (segment.startsWith('$') ? asked[at] !== '' : segment === asked[at])),
  )?.[1];
}

/** What a person asking for this path gets: the page, the way to sign-in, or not found (a page their tier does not have). */
export function decidePage(actor: Actor, path: string): 'show' | 'sign-in' | 'not_found' {
  const access = accessOf(path);
  if (access === undefined) return 'not_found';
  if (access === 'public') return 'show';
  if (actor.kind !== 'user') return 'sign-in';
  if (access === 'signed-in') return 'show';
  if (!actor.membership) return 'not_found';
  return ruleOf(access)?.[tierOf(actor.membership.role)] ? 'show' : 'not_found';
}
