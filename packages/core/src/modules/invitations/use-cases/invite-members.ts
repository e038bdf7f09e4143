import type { Grant, PartnerRole } from '@gatehouse/policy';
import { sql } from 'kysely';
import { newId, type UnitOfWork } from '../../../platform/index.ts';
import { findMemberEmails } from '../../identity/index.ts';
import { invitationLifetimeSeconds, type InviteOutput } from '../contract.ts';
import { distinctCandidates, outcomeOf } from '../domain/plan-invitations.ts';
import { sendInvitationJob } from '../jobs/send-invitation.job.ts';

export interface InviteMembers {
  readonly partnerId: string;
  readonly emails: readonly string[];
  readonly role: PartnerRole;
  /** Holds the mails back so long, that the inviter may still undo. */
  readonly sendAfterSeconds: number;
}

interface Created {
  readonly id: string;
  readonly email: string;
}

/**
 * Invites every address that can be invited and says of each other one why not. Runs under lockPartner(): nobody becomes a member
 * between the look at the roster and the insert. The number of statements does not grow with the number of addresses.
 */
export async function inviteMembers(
  uow: UnitOfWork,
  _grant: Grant<'partnerTeam.invite'>,
  { partnerId, emails, role, sendAfterSeconds }: InviteMembers,
): Promise<InviteOutput> {
  const candidates = distinctCandidates(emails);
  const addresses = candidates.filter(({ valid }) => valid).map(({ email }) => email);
  const members = await findMemberEmails(uow, partnerId, addresses);
  const invitable = addresses.filter((email) => !members.has(email));
  const created = await insertPending(uow, partnerId, role, invitable);
  const pending = await findPending(uow, partnerId, invitable);

  for (const { id, email } of created) {
    uow.audit({
      action: 'invitation.created',
      subject: { type: 'invitation', id, label: email },
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

/** One statement: what is past its end makes room, what is pending stays, the rest is inserted. A racing insert of the same address waits and then finds it pending. */
async function insertPending(
  uow: UnitOfWork,
  partnerId: string,
  role: PartnerRole,
  emails: readonly string[],
): Promise<Created[]> {
  if (emails.length === 0) return [];
  await expirePast(uow, partnerId, emails);
  const rows = emails.map((email) => ({ id: newId(), email }));
  const inviter = uow.actor.kind === 'user' ? uow.actor : null;
  const inserted = await sql<Created>`
    insert into invitations (id, partner_id, email, role, invited_by_user_id, invited_by_name, created_at, expires_at)
    select r.id, ${partnerId}, r.email, ${role}, ${inviter?.userId ?? null}::uuid, ${inviter?.name ?? ''}, clock_timestamp(),
           clock_timestamp() + make_interval(secs => ${invitationLifetimeSeconds})
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, email text)
    on conflict (partner_id, email_canonical) where status = 'pending' and client_id is null do nothing
    returning id, email`.execute(uow.db);
  return inserted.rows;
}

/** Pending invitations whose seven days are over but which the job has not marked yet must not stand in the way of a new one. */
async function expirePast(uow: UnitOfWork, partnerId: string, emails: readonly string[]): Promise<void> {
  const { rows } = await sql<Created>`
    update invitations set status = 'expired'
     where partner_id = ${partnerId} and client_id is null and status = 'pending' and expires_at <= clock_timestamp()
       and email_canonical = any (${[...emails]})
    returning id, email`.execute(uow.db);
  for (const { id, email } of rows)
    uow.audit({ action: 'invitation.expired', subject: { type: 'invitation', id, label: email } });
}

async function findPending(
  uow: UnitOfWork,
  partnerId: string,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<Created>`
    select id, email_canonical as email from invitations
     where partner_id = ${partnerId} and client_id is null and status = 'pending' and email_canonical = any (${[...emails]})`.execute(
    uow.db,
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
}
