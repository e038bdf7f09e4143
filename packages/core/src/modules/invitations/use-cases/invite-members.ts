import type { Grant } from '@gatehouse/policy';
import { sql } from 'kysely';
import { newId, type UnitOfWork } from '../../../platform/index.ts';
import { findMemberEmails, ofTenant, type Tenant, type TenantRole } from '../../identity/index.ts';
import { invitationLifetimeSeconds, type InviteOutput } from '../contract.ts';
import { outcomeOf, type Candidate } from '../domain/plan-invitations.ts';
import { sendInvitationJob } from '../jobs/send-invitation.job.ts';
import { aboutInvitation } from './find-invitation.ts';

export interface InviteMembers {
  /** One of the place's kind; whether it may be given is the caller's question. */
  readonly role: TenantRole;
  /** Holds the mails back so long, that the inviter may still undo. */
  readonly sendAfterSeconds: number;
}

interface Created {
  readonly id: string;
  readonly email: string;
}

/**
 * Invites every address that can be invited and says of each other one why not. Runs under the lock of the place, so that nobody becomes a
 * member between the look at the roster and the insert. The number of statements does not grow with the number of addresses.
 */
export async function inviteMembers(
  uow: UnitOfWork,
  _grant: Grant<'partnerTeam.invite' | 'clientUsers.invite'>,
  tenant: Tenant,
  { role, sendAfterSeconds }: InviteMembers,
  candidates: readonly Candidate[],
): Promise<InviteOutput> {
  const { partnerId } = tenant;
  const addresses = candidates.filter(({ valid }) => valid).map(({ email }) => email);
  const members = await findMemberEmails(uow, tenant, addresses);
  const invitable = addresses.filter((email) => !members.has(email));
  const created = await insertPending(uow, tenant, role, invitable);
  const pending = await findPending(uow, tenant, invitable);

  for (const { id, email } of created) {
    uow.audit({
      action: 'invitation.created',
      ...aboutInvitation({ id, email, ...tenant }),
      details: { email, role },
    });
    uow.enqueue(
      sendInvitationJob,
      { invitationId: id, partnerId, generation: 1 },
      { startAfterSeconds: sendAfterSeconds },
    );
  }
  const createdIds = new Map(created.map(({ id, email }) => [email, id]));
  return { results: candidates.map((candidate) => outcomeOf(candidate, members, createdIds, pending)) };
}

/** The unique index that keeps one pending invitation an address, of each kind of place. */
const onePending = ({ clientId }: Tenant) =>
  clientId === null
    ? sql`(partner_id, email_canonical) where status = 'pending' and client_id is null`
    : sql`(partner_id, client_id, email_canonical) where status = 'pending' and client_id is not null`;

/** One statement: what is past its end makes room, what is pending stays, the rest is inserted. A racing insert of the same address waits and then finds it pending. */
async function insertPending(
  uow: UnitOfWork,
  tenant: Tenant,
  role: TenantRole,
  emails: readonly string[],
): Promise<Created[]> {
  if (emails.length === 0) return [];
  await expirePast(uow, tenant, emails);
  const rows = emails.map((email) => ({ id: newId(), email }));
  const inviter = uow.actor.kind === 'user' ? uow.actor : null;
  const inserted = await sql<Created>`
    insert into invitations (id, partner_id, client_id, email, role, invited_by_user_id, invited_by_name, created_at, expires_at)
    select r.id, ${tenant.partnerId}, ${tenant.clientId}::uuid, r.email, ${role}, ${inviter?.userId ?? null}::uuid, ${inviter?.name ?? ''},
           clock_timestamp(), clock_timestamp() + make_interval(secs => ${invitationLifetimeSeconds})
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, email text)
    on conflict ${onePending(tenant)} do nothing
    returning id, email`.execute(uow.db);
  return inserted.rows;
}

/** Pending invitations whose seven days are over but which the job has not marked yet must not stand in the way of a new one. */
async function expirePast(uow: UnitOfWork, tenant: Tenant, emails: readonly string[]): Promise<void> {
  const { rows } = await sql<Created>`
    update invitations set status = 'expired'
     where ${ofTenant(tenant)} and status = 'pending' and expires_at <= clock_timestamp()
       and email_canonical = any (${[...emails]})
    returning id, email`.execute(uow.db);
  for (const row of rows)
    uow.audit({ action: 'invitation.expired', ...aboutInvitation({ ...row, ...tenant }) });
}

async function findPending(
  uow: UnitOfWork,
  tenant: Tenant,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<Created>`
    select id, email_canonical as email from invitations
     where ${ofTenant(tenant)} and status = 'pending' and email_canonical = any (${[...emails]})`.execute(
    uow.db,
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
}
