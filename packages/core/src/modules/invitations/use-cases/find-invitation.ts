import type { InvitationStatus } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { ofTenant, type Tenant, type TenantRole } from '../../identity/index.ts';

export interface InvitationDetails extends Tenant {
  readonly id: string;
  readonly email: string;
  readonly role: TenantRole;
  readonly status: InvitationStatus;
  readonly generation: number;
  /** Past its seven days by the database's clock, whatever `status` says yet. */
  readonly overdue: boolean;
  /** False when the client offers the role no more; a partner's roles always are. */
  readonly roleOnOffer: boolean;
}

/** An invitation to this very place, locked until the unit ends; null for everything else. */
export async function findInvitation(
  uow: UnitOfWork,
  tenant: Tenant,
  invitationId: string,
): Promise<InvitationDetails | null> {
  await lockInvitation(uow, invitationId);
  const { rows } = await sql<InvitationDetails>`
    select id, partner_id as "partnerId", client_id as "clientId", email, role, status, generation,
      expires_at <= clock_timestamp() as overdue,
      client_id is null or exists (
        select 1 from clients c where c.id = i.client_id and i.role = any (c.roles_on_offer)) as "roleOnOffer"
      from invitations i where id = ${invitationId} and ${ofTenant(tenant)}`.execute(uow.db);
  return rows[0] ?? null;
}

/**
 * Locks the row in a statement of its own. What a locking SELECT computes itself, such as a comparison with the clock, is from before the
 * wait, and stays so when the row comes back unchanged.
 */
export async function lockInvitation(uow: UnitOfWork, invitationId: string): Promise<void> {
  await sql`select 1 from invitations where id = ${invitationId} for update`.execute(uow.db);
}

/** Where an event about an invitation belongs, and which it is about. */
export const aboutInvitation = ({
  id,
  email,
  partnerId,
  clientId,
}: Pick<InvitationDetails, 'id' | 'email' | 'partnerId' | 'clientId'>) =>
  ({ tenant: { partnerId, clientId }, subject: { type: 'invitation', id, label: email } }) as const;
