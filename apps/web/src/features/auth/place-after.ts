import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { isPublicPage, pageFor } from './page-for.ts';

type Session = NonNullable<SessionOutput>;

/** Another person, or another place of the same one: what was loaded before is not theirs. */
export const isNewScope = (before: SessionOutput, now: Session): boolean =>
  before?.user.id !== now.user.id || before.membership?.id !== now.membership?.id;

/** These are about the person, or about nobody: they stay what they are. */
const belongsToNoPlace = (path: string) =>
  isPublicPage(path) ||
  path === '/choose' ||
  path === '/enrol' ||
  path === '/settings' ||
  path.startsWith('/settings/');

/** A page that waits for a second factor is there all the same: the guard leads to enrolment first. */
const had = (session: Session, path: string) => ['show', 'enrol'].includes(pageFor(session, path));

/**
 * Where to go when the session has changed under an open page; null: stay, and let the page decide anew.
 *
 * Whoever switches to another membership keeps the section where it exists there, but not what was open in it: one partner's client is
 * no page of another. Whoever loses a page while it is open is led to the start page, which is told apart from a page that never was:
 * they had it a moment ago.
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
