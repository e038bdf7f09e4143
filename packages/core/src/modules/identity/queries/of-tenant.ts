import { sql, type RawBuilder } from 'kysely';
import type { Tenant } from '../domain/tenant.ts';

/** The rows of memberships or invitations that stand in this very place; a partner's own are not its clients'. */
export const ofTenant = ({ partnerId, clientId }: Tenant): RawBuilder<unknown> =>
  clientId === null
    ? sql`partner_id = ${partnerId} and client_id is null`
    : sql`partner_id = ${partnerId} and client_id = ${clientId}`;
