import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { isPublicPage, pageFor } from './page-for.ts';

type Session = NonNullable<SessionOutput>;

/** Another person, or another membership of the same one: earlier data is not theirs. */
export const isNewScope = (before: SessionOutput, now: Session): boolean =>
  before?.user.id !== now.user.id || before.membership?.id !== now.membership?.id;

/** Pages about the person, and open pages: they stay the same. */
const belongsToNoPlace = (path: string) =>
  isPublicPage(path) ||
  path === '/choose' ||
  path === '/enrol' ||
  path === '/settings' ||
  path.startsWith('/settings/');

/** A page that waits for a second factor exists nevertheless: the guard leads to enrolment first. */
const had = (session: Session, path: string) => ['show', 'enrol'].includes(pageFor(session, path));

/**
 * The page to open when the session has changed under an open page; null: stay, and decide the page again. Switching to another membership
 * keeps the section if it exists there, but not what was open in it: one partner's client is not a page of another. A reader who loses a
 * page while it is open is led to the start page, unlike for a page that never existed: they had it a moment ago.
 */
export function placeAfter(before: SessionOutput, now: Session, path: string): string | null {
  if (!before?.membership || belongsToNoPlace(path)) return null;
  if (isNewScope(before, now)) {
    // Not chosen yet: the guard leads to the choice, and back here.
    if (!now.membership) return null;
    const section = `/${path.split('/')[1] ?? ''}`;
    return had(before, path) && had(now, section) ? section : '/';
  }
  return had(before, path) && !had(now, path) ? '/' : null;
}
