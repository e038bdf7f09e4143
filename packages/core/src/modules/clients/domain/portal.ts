import {
  clientRoles,
  featureKeys,
  type Actor,
  type ClientPermission,
  type ClientRole,
  type FeatureKey,
} from '@gatehouse/policy';

/** Where the features are, by the operator's configuration; `{clientId}` stands for the client's id. */
export type PortalLinks = Readonly<Partial<Record<FeatureKey, string>>>;

/** Somebody of a client, with what decides about features as it stands at this request. */
export interface Customer {
  readonly role: ClientRole;
  readonly partnerId: string;
  readonly clientId: string;
  readonly permissions: readonly ClientPermission[];
}

/** The actor as one of a client's people; null for everybody else. */
export function customerOf(actor: Actor): Customer | null {
  const membership = actor.kind === 'user' ? actor.membership : null;
  const role = clientRoles.find((known) => known === membership?.role);
  if (!membership?.partnerId || !membership.clientId || !role) return null;
  const { partnerId, clientId, clientPermissions } = membership;
  return { role, partnerId, clientId, permissions: clientPermissions ?? [] };
}

/** The features that lead anywhere. */
export const connectedFeatures = (links: PortalLinks): FeatureKey[] =>
  featureKeys.filter((key) => links[key] !== undefined);

/** What may be told of a feature's place: nothing where none is configured. */
export function linkOf(links: PortalLinks, key: FeatureKey, clientId: string): { url?: string } {
  const url = links[key]?.replaceAll('{clientId}', encodeURIComponent(clientId));
  return url === undefined ? {} : { url };
}
