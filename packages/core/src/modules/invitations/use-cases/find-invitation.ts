import type { InvitationStatus } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { inPlace, type Place, type PlaceRole } from '../../identity/index.ts';

export interface InvitationFacts extends Place {
  readonly id: string;
  readonly email: string;
  readonly role: PlaceRole;
  readonly status: InvitationStatus;
  readonly generation: number;
  /** Past its seven days by the database's clock, whatever `status` says yet. */
  readonly due: boolean;
  /** False when the client offers the role no more; a partner's roles always are. */
  readonly roleOnOffer: boolean;
}

/** An invitation to this very place, locked until the unit ends; null for everything else. */
export async function findInvitation(
  uow: UnitOfWork,
  place: Place,
  invitationId: string,
): Promise<InvitationFacts | null> {
  await lockInvitation(uow, invitationId);
  const { rows } = await sql<InvitationFacts>`
    select id, partner_id as "partnerId", client_id as "clientId", email, role, status, generation,
      expires_at <= clock_timestamp() as due,
      client_id is null or exists (
        select 1 from clients c where c.id = i.client_id and i.role = any (c.roles_on_offer)) as "roleOnOffer"
      from invitations i where id = ${invitationId} and ${inPlace(place)}`.execute(uow.db);
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
}: Pick<InvitationFacts, 'id' | 'email' | 'partnerId' | 'clientId'>) =>
  ({ place: { partnerId, clientId }, subject: { type: 'invitation', id, label: email } }) as const;
