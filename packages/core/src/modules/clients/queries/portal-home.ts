import { decideFeature, featureKeys, type Actor } from '@gatehouse/policy';
import { requireGrant } from '../../../platform/index.ts';
import type { PortalHome } from '../contract.ts';
import { customerOf, linkOf, type PortalLinks } from '../domain/portal.ts';

/**
 * The features of the customer's portal, each with a yes or the reason why not. Reads nothing: the actor carries the present permissions.
 */
export function portalHome(actor: Actor, links: PortalLinks): PortalHome {
  const { subject: customer } = requireGrant(actor, 'portal.home', customerOf(actor));
  const features = featureKeys.map((key) => {
    const { allowed, reason } = decideFeature(customer.role, customer.permissions, key);
    if (allowed) return { key, allowed, ...linkOf(links, key, customer.clientId) };
    return reason ? { key, allowed, reason } : { key, allowed };
  });
  return { features };
}
