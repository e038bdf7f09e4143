import { lifetimes, subjectOf, type Grant, type TenantRole } from '@gatehouse/policy';
import { sql } from 'kysely';
import {
  anyOf,
  databaseNow,
  later,
  newId,
  ofTenant,
  type ClientTenant,
  type TeamTenant,
  type Tenant,
  type Reading,
  type UnitOfWork,
} from '../../../platform/index.ts';
import { findMemberEmails } from '../../identity/index.ts';
import { canonicalEmail } from '../../identity/vocabulary.ts';
import type { InviteOutput, InviteResult } from '../contract.ts';
import { sendInvitationJob } from '../jobs/send-invitation.job.ts';

export interface NewInvitations {
  /** A role of the tenant's kind. The caller checks whether it may be given. */
  readonly role: TenantRole;
  /** Seconds for which the mails are delayed, so that the inviter can undo. */
  readonly sendAfterSeconds: number;
}

interface Created {
  readonly id: string;
  readonly email: string;
}

/**
 * Invites every address that can be invited to the grant's tenant, and gives the reason for each other one. Runs under the lock of the
 * tenant, so that nobody becomes a member between the look-up and the insert. The number of statements does not grow with the number of
 * addresses.
 */
export async function createInvitations(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.invite', TeamTenant> | Grant<'clientUsers.invite', ClientTenant>,
  { role, sendAfterSeconds }: NewInvitations,
  candidates: readonly Candidate[],
): Promise<InviteOutput> {
  const { partnerId, clientId } = subjectOf<Tenant>(grant);
  const tenant = { partnerId, clientId };
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
    const payload = { invitationId: id, partnerId, generation: 1 };
    uow.enqueue(sendInvitationJob, payload, { startAfterSeconds: sendAfterSeconds });
  }
  const createdIds = new Map(created.map(({ id, email }) => [email, id]));
  return { results: candidates.map((candidate) => outcomeOf(candidate, members, createdIds, pending)) };
}

/**
 * The outcome each address would have if it were invited to this tenant now. Locks and writes nothing, so inviting may still answer
 * otherwise. Reads this one organisation only: accounts and memberships elsewhere are never mentioned. Without a tenant only the form of
 * each address is judged.
 */
export async function checkAddresses(
  reading: Reading,
  tenant: Tenant | null,
  emails: readonly string[],
): Promise<InviteOutput> {
  const candidates = distinctCandidates(emails);
  const addresses = candidates.filter(({ valid }) => valid).map(({ email }) => email);
  const members = tenant ? await findMemberEmails(reading, tenant, addresses) : new Set<string>();
  // An overdue invitation makes room for a new one, whether or not the job has written so.
  const pending = tenant
    ? await findPending(reading, tenant, addresses, { overdue: false })
    : new Map<string, string>();
  return { results: candidates.map((candidate) => expectedOutcome(candidate, members, pending)) };
}

export interface Candidate {
  readonly email: string;
  readonly valid: boolean;
}

/** The distinct addresses in the given order: canonical when valid, as typed (each spelling once) when not. */
export function distinctCandidates(emails: readonly string[]): Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const typed of emails) {
    const canonical = typed.isWellFormed() ? canonicalEmail(typed) : null;
    const candidate = { email: canonical ?? typed, valid: canonical !== null };
    const key = `${candidate.valid} ${candidate.email}`;
    if (!seen.has(key)) seen.set(key, candidate);
  }
  return [...seen.values()];
}

/**
 * One statement: overdue ones make room, pending ones stay, the rest is inserted. A concurrent insert of the same address waits and then
 * finds it pending.
 */
async function insertPending(
  uow: UnitOfWork,
  tenant: Tenant,
  role: TenantRole,
  emails: readonly string[],
): Promise<Created[]> {
  if (emails.length === 0) return [];
  await expirePast(uow, tenant, emails);
  const inviter = uow.actor.kind === 'user' ? uow.actor : null;
  const made = sql<Created>`jsonb_to_recordset(${JSON.stringify(emails.map((email) => ({ id: newId(), email })))}::jsonb)`;
  return (
    uow.db
      .insertInto('invitations')
      .columns([
        'id',
        'email',
        'partner_id',
        'client_id',
        'role',
        'invited_by_user_id',
        'invited_by_name',
        'created_at',
        'expires_at',
      ])
      .expression((insert) =>
        insert
          .selectFrom(made.as<'r'>(sql`r (id uuid, email text)`))
          .select((eb) => [
            'r.id',
            'r.email',
            eb.val(tenant.partnerId).as('partner_id'),
            sql`${tenant.clientId}::uuid`.as('client_id'),
            eb.val(role).as('role'),
            sql`${inviter?.userId ?? null}::uuid`.as('invited_by_user_id'),
            eb.val(inviter?.name ?? '').as('invited_by_name'),
            databaseNow.as('created_at'),
            later(databaseNow, lifetimes.invitation).as('expires_at'),
          ]),
      )
      // The unique index that allows one pending invitation per address, for each kind of tenant. Its condition has no parameters.
      .onConflict((held) => {
        const pending = held
          .column('partner_id')
          .column('email_canonical')
          .where('status', '=', sql.lit('pending'));
        return tenant.clientId === null
          ? pending.where('client_id', 'is', null).doNothing()
          : pending.column('client_id').where('client_id', 'is not', null).doNothing();
      })
      .returning(['id', 'email'])
      .execute()
  );
}

/** Overdue invitations that the job has not expired yet must not prevent a new one. */
async function expirePast(uow: UnitOfWork, tenant: Tenant, emails: readonly string[]): Promise<void> {
  const expired = await uow.db
    .updateTable('invitations')
    .set({ status: 'expired' })
    .where((eb) => eb.and(ofTenant(tenant)))
    .where('status', '=', 'pending')
    .where('expires_at', '<=', databaseNow)
    .where('email_canonical', '=', anyOf(emails))
    .returning(['id', 'email'])
    .execute();
  for (const row of expired)
    uow.audit({ action: 'invitation.expired', ...aboutInvitation({ ...row, ...tenant }) });
}

/** The ids of pending invitations, by canonical address, with or without overdue ones. */
async function findPending(
  { db }: Reading,
  tenant: Tenant,
  emails: readonly string[],
  which: { readonly overdue: boolean } = { overdue: true },
): Promise<Map<string, string>> {
  const pending = await db
    .selectFrom('invitations')
    .select(['id', 'email_canonical as email'])
    .where((eb) => eb.and(ofTenant(tenant)))
    .where('status', '=', 'pending')
    .$if(!which.overdue, (query) => query.where('expires_at', '>', databaseNow))
    .where('email_canonical', '=', anyOf(emails))
    .execute();
  return new Map(pending.map(({ id, email }) => [email, id]));
}

/** The outcome of one address, from what was found and what was inserted. */
export function outcomeOf(
  { email, valid }: Candidate,
  members: ReadonlySet<string>,
  created: ReadonlyMap<string, string>,
  pending: ReadonlyMap<string, string>,
): InviteResult {
  if (!valid) return { email, outcome: 'invalid' };
  if (members.has(email)) return { email, outcome: 'already_member' };
  const invitationId = created.get(email);
  if (invitationId !== undefined) return { email, outcome: 'invited', invitationId };
  const standing = pending.get(email);
  return { email, outcome: 'already_invited', ...(standing === undefined ? {} : { invitationId: standing }) };
}

/** The outcome an address would have if it were invited now. */
function expectedOutcome(
  { email, valid }: Candidate,
  members: ReadonlySet<string>,
  pending: ReadonlyMap<string, string>,
): InviteResult {
  if (!valid) return { email, outcome: 'invalid' };
  if (members.has(email)) return { email, outcome: 'already_member' };
  const invitationId = pending.get(email);
  return invitationId === undefined
    ? { email, outcome: 'invited' }
    : { email, outcome: 'already_invited', invitationId };
}

/** The tenant and the subject of an event about an invitation. */
export const aboutInvitation = ({ id, email, partnerId, clientId }: Tenant & Created) =>
  ({ tenant: { partnerId, clientId }, subject: { type: 'invitation', id, label: email } }) as const;
