import type { Reading } from '../../../platform/index.ts';
import type { ClientIdInput, ClientPermissionsOutput } from '../contract.ts';
import { permissionsOf } from '../domain/permissions.ts';
import { connectedFeatures, type PortalLinks } from '../domain/portal.ts';

/** What a client's portal offers, which roles it offers, and what is demanded of its people. */
export async function getPermissions(
  reading: Reading,
  { clientId }: ClientIdInput,
  links: PortalLinks = {},
): Promise<ClientPermissionsOutput> {
  const client = await reading.db
    .selectFrom('clients')
    .select([
      'partner_id as partnerId',
      'manage_users as manageUsers',
      'manage_billing as manageBilling',
      'view_calls as viewCalls',
      'view_analytics as viewAnalytics',
      'manage_integrations as manageIntegrations',
      'manage_projects as manageProjects',
      'roles_on_offer as rolesOnOffer',
      'requires_mfa as requiresMfa',
      'requires_support_contact as requiresSupportContact',
      'version',
    ])
    .where('id', '=', clientId)
    .executeTakeFirst();
  const { subject } = reading.require(
    'clients.permissions',
    client ? { partnerId: client.partnerId, clientId, client } : null,
  );
  return { ...permissionsOf(subject.client), connected: connectedFeatures(links) };
}
