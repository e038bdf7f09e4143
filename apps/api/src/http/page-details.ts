import type { Identified } from '@gatehouse/core/identity';
import type { Context } from 'hono';

/** Whom and which membership the page that sends a call shows; null where it does not say. */
export interface PageDetails {
  readonly userId: string | null;
  readonly membershipId: string | null;
}

/** Tells a page that its answer was given to somebody else, or for another membership, than it shows. */
export const pageChangedHeader = 'x-gatehouse-page';

export const pageDetails = (c: Context): PageDetails => ({
  userId: c.req.header('x-gatehouse-user') ?? null,
  membershipId: c.req.header('x-gatehouse-membership') ?? null,
});

/**
 * Whether the session is somebody else's, or acts for another membership, than the page shows (CONTRACT §2). What is no id at all equals
 * none and is a difference too: whoever sends the header wants to be checked. Without a session there is nothing to compare with.
 */
export function isAnotherPage({ userId, membershipId }: PageDetails, identified: Identified | null): boolean {
  if (identified === null) return false;
  const { actor } = identified;
  const another = (shown: string | null, now: string) => shown !== null && shown.toLowerCase() !== now;
  return another(userId, actor.userId) || another(membershipId, actor.membership?.id ?? '');
}
