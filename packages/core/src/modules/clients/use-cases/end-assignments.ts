import type { Action, Grant } from '@gatehouse/policy';
import { sql } from 'kysely';
import type { MemberDetails } from '../../identity/index.ts';
import type { UnitOfWork } from '../../../platform/index.ts';
import { aboutAssignment, clientNamed } from './find-assignment.ts';

interface Ended {
  readonly id: string;
  readonly partnerId: string;
  readonly code: string;
  readonly businessName: string;
  readonly supportContact: boolean;
}

/** Ends everything a leaving member looked after. Restoring or inviting again does not bring it back (CONTRACT §4). */
export async function endAssignments<A extends Action>(
  uow: UnitOfWork,
  _grant: Grant<A>,
  member: MemberDetails,
): Promise<void> {
  const { rows } = await sql<Ended>`
    delete from client_assignments a using clients c where a.membership_id = ${member.id} and c.id = a.client_id
    returning c.id, c.partner_id as "partnerId", c.code, c.business_name as "businessName",
      a.support_contact as "supportContact"`.execute(uow.db);
  for (const client of rows) {
    uow.audit({
      action: 'assignment.removed',
      ...aboutAssignment(client, { ...member, memberId: member.id }),
      details: { client: clientNamed(client), before: { supportContact: client.supportContact } },
    });
  }
}
