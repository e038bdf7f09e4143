import { sql } from 'kysely';
import { notFound, type UnitOfWork } from '../../../platform/index.ts';
import type { Client } from '../persistence/client.entity.ts';

export interface AssignmentDetails {
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
  readonly supportContact: boolean;
}

/** A member's assignment to this client. @throws not_found when there is none, whoever the member is */
export async function findAssignment(
  uow: UnitOfWork,
  client: Client,
  memberId: string,
): Promise<AssignmentDetails> {
  const { rows } = await sql<AssignmentDetails>`
    select m.id as "memberId", m.name, m.email, a.support_contact as "supportContact"
      from client_assignments a join memberships m on m.id = a.membership_id
     where a.client_id = ${client.id} and a.membership_id = ${memberId} for update of a`.execute(uow.db);
  const assignment = rows[0];
  if (!assignment) throw notFound();
  return assignment;
}

/** An event about a member and a client: the member is what it is about, the client is where it belongs. */
export const aboutAssignment = (
  client: Pick<Client, 'id' | 'partnerId' | 'code' | 'businessName'>,
  { memberId, name, email }: Pick<AssignmentDetails, 'memberId' | 'name' | 'email'>,
) => ({
  tenant: { partnerId: client.partnerId, clientId: client.id },
  subject: { type: 'membership', id: memberId, label: `${name} <${email}>` },
});

/** How an assignment's event names its client. */
export const clientNamed = ({ id, code, businessName }: Pick<Client, 'id' | 'code' | 'businessName'>) => ({
  id,
  code,
  businessName,
});
