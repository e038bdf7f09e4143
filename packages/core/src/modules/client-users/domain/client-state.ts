import type { ClientPermission, ClientStatus } from '@gatehouse/policy';
import { clientArchived, clientPaused } from '../client-users.errors.ts';

/** A client that manages its own people keeps an active administrator; one that its partner manages need not. */
export const managesItself = ({ permissions }: { readonly permissions: readonly ClientPermission[] }) =>
  permissions.includes('manage_users');

/**
 * Nothing opens the door of a client that is closed; shutting it further, by its partner, still goes. Its own people are told by the policy.
 * @throws organisation_suspended, organisation_archived
 */
export function refuseClosed({ status }: { readonly status: ClientStatus }): void {
  if (status === 'paused') throw clientPaused();
  if (status === 'archived') throw clientArchived();
}
