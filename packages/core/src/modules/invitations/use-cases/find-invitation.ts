import type { InvitationStatus, Role } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';

export interface InvitationFacts {
  readonly id: string;
  readonly partnerId: string;
  readonly email: string;
  readonly role: Role;
  readonly status: InvitationStatus;
  readonly generation: number;
  /** Past its seven days by the database's clock, whatever `status` says yet. */
  readonly due: boolean;
}

/** A partner's own invitation in the unit's scope, locked until the unit ends; null for everything else. */
export async function findInvitation(uow: UnitOfWork, invitationId: string): Promise<InvitationFacts | null> {
  const { rows } = await sql<InvitationFacts>`
    select id, partner_id as "partnerId", email, role, status, generation, expires_at <= clock_timestamp() as due
      from invitations where id = ${invitationId} and client_id is null for update`.execute(uow.db);
  return rows[0] ?? null;
}

export const invitationSubject = ({ id, email }: Pick<InvitationFacts, 'id' | 'email'>) =>
  ({ type: 'invitation', id, label: email }) as const;
