import { decideFeature, featureKeys, type Actor } from '@gatehouse/policy';
import { requireGrant } from '../../../platform/index.ts';
import type { PortalHome } from '../contract.ts';
import { customerOf, linkOf, type PortalLinks } from '../domain/portal.ts';

/** What the customer's portal leads to, each with a yes or the reason why not. Reads nothing: the actor carries what is switched on now. */
export function portalHome(actor: Actor, links: PortalLinks): PortalHome {
  const { subject: customer } = requireGrant(actor, 'portal.home', customerOf(actor));
  const features = featureKeys.map((key) => {
    const { allowed, reason } = decideFeature(customer.role, customer.permissions, key);
    if (allowed) return { key, allowed, ...linkOf(links, key, customer.clientId) };
    return reason ? { key, allowed, reason } : { key, allowed };
  });
  return { features };
}
