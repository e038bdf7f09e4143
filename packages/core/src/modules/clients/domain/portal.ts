import {
  clientRoles,
  featureKeys,
  type Actor,
  type ClientPermission,
  type ClientRole,
  type FeatureKey,
} from '@gatehouse/policy';

/** The addresses of the features, from the operator's configuration. `{clientId}` stands for the client's id. */
export type PortalLinks = Readonly<Partial<Record<FeatureKey, string>>>;

/** A person of a client, with what decides about features at this request. */
export interface Customer {
  readonly role: ClientRole;
  readonly partnerId: string;
  readonly clientId: string;
  readonly permissions: readonly ClientPermission[];
}

/** The actor as a client's person; null for everybody else. */
export function customerOf(actor: Actor): Customer | null {
  const membership = actor.kind === 'user' ? actor.membership : null;
  const role = clientRoles.find((known) => known === membership?.role);
  if (!membership?.partnerId || !membership.clientId || !role) return null;
  const { partnerId, clientId, clientPermissions } = membership;
  return { role, partnerId, clientId, permissions: clientPermissions ?? [] };
}

/** The features that have an address. */
export const connectedFeatures = (links: PortalLinks): FeatureKey[] =>
  featureKeys.filter((key) => links[key] !== undefined);

/** The address of a feature for an answer; nothing where none is configured. */
export function linkOf(links: PortalLinks, key: FeatureKey, clientId: string): { url?: string } {
  const url = links[key]?.replaceAll('{clientId}', encodeURIComponent(clientId));
  return url === undefined ? {} : { url };
}
