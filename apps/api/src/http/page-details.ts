import type { Identified } from '@gatehouse/core/identity';
import type { Context } from 'hono';

/** The user and membership that the calling page shows. Null where the page does not say. */
export interface PageDetails {
  readonly userId: string | null;
  readonly membershipId: string | null;
}

/** Response header that tells a page: the answer was made for another user or membership than it shows. */
export const pageChangedHeader = 'x-gatehouse-page';

export const pageDetails = (c: Context): PageDetails => ({
  userId: c.req.header('x-gatehouse-user') ?? null,
  membershipId: c.req.header('x-gatehouse-membership') ?? null,
});

/**
 * Whether the session belongs to another user, or acts for another membership, than the page shows (CONTRACT §2). A header value that is
 * not an id matches nobody and counts as a difference: a page that sends the header wants the check. Without a session there is nothing to
 * compare.
 */
export function isAnotherPage({ userId, membershipId }: PageDetails, identified: Identified | null): boolean {
  if (identified === null) return false;
  const { actor } = identified;
  const another = (shown: string | null, now: string) => shown !== null && shown.toLowerCase() !== now;
  return another(userId, actor.userId) || another(membershipId, actor.membership?.id ?? '');
}
