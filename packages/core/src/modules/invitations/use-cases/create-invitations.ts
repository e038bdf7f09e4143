import { subjectOf, type Grant, type TenantRole } from '@gatehouse/policy';
import {
  anyOf,
  databaseNow,
  ofTenant,
  type ClientTenant,
  type TeamTenant,
  type Tenant,
  type Reading,
  type UnitOfWork,
} from '../../../platform/index.ts';
import { sql } from 'kysely';
import { findMemberEmails } from '../../identity/index.ts';
import { canonicalEmail } from '../../identity/vocabulary.ts';
import type { InviteOutput, InviteResult } from '../contract.ts';
import { sendInvitationJob } from '../jobs/send-invitation.job.ts';
import { insertInvitations, type Placed } from './insert-invitations.ts';

export interface NewInvitations {
  /** A role of the tenant's kind. The caller checks whether it may be given. */
  readonly role: TenantRole;
  /** Seconds for which the mails are delayed, so that the inviter can undo. */
  readonly sendAfterSeconds: number;
}

/**
 * Invites every address that can be invited to the grant's tenant, and gives the reason for each other one. Runs under the shared lock of the
 * tenant. The number of statements does not grow with the number of addresses.
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
  const { placed, expired } = await insertInvitations(uow, grant, role, addresses);

  for (const row of expired)
    uow.audit({ action: 'invitation.expired', ...aboutInvitation({ ...row, ...tenant }) });
  for (const email of addresses) {
    const { outcome, id = null } = placed.get(email) ?? {};
    if (outcome !== 'invited' || id === null) continue;
    uow.audit({
      action: 'invitation.created',
      ...aboutInvitation({ id, email, ...tenant }),
      details: { email, role },
    });
    const payload = { invitationId: id, partnerId, generation: 1 };
    uow.enqueue(sendInvitationJob, payload, { startAfterSeconds: sendAfterSeconds });
  }
  return { results: candidates.map((candidate) => resultOf(candidate, placed)) };
}

/** An invalid address is not in `placed`. */
function resultOf({ email, valid }: Candidate, placed: ReadonlyMap<string, Placed>): InviteResult {
  const found = valid ? placed.get(email) : undefined;
  if (!found) return { email, outcome: 'invalid' };
  return { email, outcome: found.outcome, ...(found.id === null ? {} : { invitationId: found.id }) };
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
  const pending = tenant ? await findPending(reading, tenant, addresses) : new Map<string, string>();
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

/** The ids of pending invitations, by canonical address. An overdue one makes room for a new one, whether or not the job has written so. */
async function findPending(
  { db }: Reading,
  tenant: Tenant,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const pending = await db
    .selectFrom('invitations')
    .select(['id', 'email_canonical as email'])
    .where((eb) => eb.and(ofTenant(tenant)))
    .where('status', '=', sql.lit('pending'))
    .where('expires_at', '>', databaseNow)
    .where('email_canonical', '=', anyOf(emails))
    .execute();
  return new Map(pending.map(({ id, email }) => [email, id]));
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
export const aboutInvitation = ({
  id,
  email,
  partnerId,
  clientId,
}: Tenant & { readonly id: string; readonly email: string }) =>
  ({ tenant: { partnerId, clientId }, subject: { type: 'invitation', id, label: email } }) as const;
