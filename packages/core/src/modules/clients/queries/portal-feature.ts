import { decideFeature, type Actor } from '@gatehouse/policy';
import { requireGrant } from '../../../platform/index.ts';
import { featureRefused } from '../clients.errors.ts';
import type { PortalFeature, PortalFeatureInput } from '../contract.ts';
import { customerOf, linkOf, type PortalLinks } from '../domain/portal.ts';

/** The link to one feature. @throws permission_disabled when it is off for the client, role_not_allowed when the role may not use it */
export function portalFeature(actor: Actor, links: PortalLinks, { key }: PortalFeatureInput): PortalFeature {
  const { subject: customer } = requireGrant(actor, 'portal.feature', customerOf(actor));
  const { allowed, reason = 'permission_disabled' } = decideFeature(customer.role, customer.permissions, key);
  if (!allowed) throw featureRefused(reason);
  return { key, ...linkOf(links, key, customer.clientId) };
}
