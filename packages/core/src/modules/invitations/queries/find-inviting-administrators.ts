import { sql } from 'kysely';
import { z } from 'zod';
import { parsedRows, tableAs, type Reading } from '../../../platform/index.ts';

/** An administrator who can send an invitation again. */
export type InvitingAdministrator = z.infer<typeof invitingAdministrator>;
const invitingAdministrator = z.object({
  membershipId: z.string(),
  userId: z.string(),
  /** True for one of the client's own people, not of its partner's. */
  ofClient: z.boolean(),
});

const m = tableAs('memberships', 'm');
const i = tableAs('invitations', 'i');
const c = tableAs('clients', 'c');

/** Enough that one of them reads the mail, and few enough that a large team is not mailed as a whole. */
const most = 5;

/**
 * Whom to notify about an open invitation: the inviter while they are an administrator; else administrators of its organisation; else,
 * where a client has none who may invite, its partner's. Most recently active first. An administrator of the partner may resend every
 * invitation, a client's own administrator those of the client while it manages itself, is open and offers the role. A person who is both
 * counts as the partner's.
 */
export function findInvitingAdministrators(
  reading: Reading,
  { invitationId, inviterId }: { readonly invitationId: string; readonly inviterId: string | null },
): Promise<InvitingAdministrator[]> {
  const statement = sql`
    with administrators as (
      select ${m('id')}, ${m('user_id')}, ${m('client_id')} is not null as of_client, ${m('last_active_at')},
             case when ${m('user_id')} = ${inviterId}::uuid then 1
                  when ${m('client_id')} is not distinct from ${i('client_id')} then 2 else 3 end as turn
        from ${i.table}
        left join ${c.table} on ${c('id')} = ${i('client_id')}
        join ${m.table} on ${m('partner_id')} = ${i('partner_id')} and ${m('status')} = 'active'
       where ${i('id')} = ${invitationId} and ${i('status')} in ('pending', 'expired')
         and (${m('client_id')} is null and ${m('role')} = 'partner_admin'
           or ${m('client_id')} = ${i('client_id')} and ${m('role')} = 'client_admin' and ${c('manage_users')}
              and ${c('status')} not in ('paused', 'archived') and ${i('role')} = any (${c('roles_on_offer')})))
    select id as "membershipId", user_id as "userId", of_client as "ofClient" from administrators
     where turn = (select min(turn) from administrators)
     order by turn = 1 and of_client, last_active_at desc nulls last, id
     limit case when (select min(turn) from administrators) = 1 then 1 else ${most} end`;
  return parsedRows(reading.db, statement, invitingAdministrator);
}
