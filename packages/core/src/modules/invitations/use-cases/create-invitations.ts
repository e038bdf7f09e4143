import { lifetimes, subjectOf, type Grant, type TenantRole } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import {
  newId,
  ofTenant,
  type ClientTenant,
  type TeamTenant,
  type Tenant,
  type UnitOfWork,
} from '../../../platform/index.ts';
import { findMemberEmails } from '../../identity/index.ts';
import { canonicalEmail } from '../../identity/vocabulary.ts';
import type { InviteOutput, InviteResult } from '../contract.ts';
import { sendInvitationJob } from '../jobs/send-invitation.job.ts';

export interface NewInvitations {
  /** One of the tenant's kind; whether it may be given is the caller's question. */
  readonly role: TenantRole;
  /** Holds the mails back so long, that the inviter may still undo. */
  readonly sendAfterSeconds: number;
}

interface Created {
  readonly id: string;
  readonly email: string;
}

/**
 * Invites every address that can be invited to the grant's tenant and says of each other one why not. Runs under the lock of the tenant, so
 * that nobody becomes a member between the look at the roster and the insert. The number of statements does not grow with the addresses.
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
 * The outcome each address would have if it were invited to this tenant now. Nothing is locked and nothing is written, so inviting may still
 * answer otherwise. Looks at this one organisation only: an account or a membership elsewhere is never mentioned. Without a tenant only the
 * form of each address is judged.
 */
export async function checkAddresses(
  uow: UnitOfWork,
  tenant: Tenant | null,
  emails: readonly string[],
): Promise<InviteOutput> {
  const candidates = distinctCandidates(emails);
  const addresses = candidates.filter(({ valid }) => valid).map(({ email }) => email);
  const members = tenant ? await findMemberEmails(uow, tenant, addresses) : new Set<string>();
  // An invitation past its end makes room for a new one, whether the job has marked it yet or not.
  const pending = tenant ? await findPending(uow, tenant, addresses, notOverdue) : new Map<string, string>();
  return { results: candidates.map((candidate) => expectedOutcome(candidate, members, pending)) };
}

export interface Candidate {
  readonly email: string;
  readonly valid: boolean;
}

/** The distinct addresses in the order given: canonical when valid, as typed (each spelling once) when not. */
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

/** The unique index that keeps one pending invitation an address, of each kind of tenant. */
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
           clock_timestamp(), clock_timestamp() + make_interval(secs => ${lifetimes.invitation})
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

const notOverdue = sql`and expires_at > clock_timestamp()`;

/** The ids of what is pending, by canonical address. */
async function findPending(
  uow: UnitOfWork,
  tenant: Tenant,
  emails: readonly string[],
  condition: RawBuilder<unknown> = sql``,
): Promise<Map<string, string>> {
  const { rows } = await sql<Created>`
    select id, email_canonical as email from invitations
     where ${ofTenant(tenant)} and status = 'pending' ${condition} and email_canonical = any (${[...emails]})`.execute(
    uow.db,
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
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

/** Where an event about an invitation belongs, and which it is about. */
export const aboutInvitation = ({ id, email, partnerId, clientId }: Tenant & Created) =>
  ({ tenant: { partnerId, clientId }, subject: { type: 'invitation', id, label: email } }) as const;
