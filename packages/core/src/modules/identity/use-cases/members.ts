import {
  subjectOf,
  type Action,
  type Grant,
  type MembershipStatus,
  type TenantRole,
} from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import { notFound, ofTenant, selfChange, type Tenant, type UnitOfWork } from '../../../platform/index.ts';
import { lastAdmin } from '../identity.errors.ts';

/** A membership as commands about it see it. */
export interface Member extends Tenant {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: TenantRole;
  readonly status: Exclude<MembershipStatus, 'removed'>;
}

/** A member of this very tenant, locked until the transaction ends; null for removed ones and for everybody of other tenants. */
export async function findMember(uow: UnitOfWork, tenant: Tenant, memberId: string): Promise<Member | null> {
  const { rows } = await sql<Member>`
    select id, user_id as "userId", name, email, role, status, partner_id as "partnerId", client_id as "clientId" from memberships
     where id = ${memberId} and ${ofTenant(tenant)} and status <> 'removed' for update`.execute(uow.db);
  return rows[0] ?? null;
}

/** Which of these canonical addresses have an active or deactivated membership of this very tenant. */
export async function findMemberEmails(
  uow: UnitOfWork,
  tenant: Tenant,
  emails: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ email: string }>`
    select email from memberships
     where ${ofTenant(tenant)} and status <> 'removed' and email = any (${[...emails]})`.execute(uow.db);
  return new Set(rows.map(({ email }) => email));
}

/** Refuses changes of the own membership (PRODUCT §2.5), in every organisation. */
export function refuseSelfChange(uow: UnitOfWork, member: Member): void {
  if (uow.actor.kind === 'user' && uow.actor.userId === member.userId) throw selfChange();
}

/**
 * Refuses what would take a tenant its last active administrator. Deactivated ones do not count, neither as the one who is left nor as the
 * one who goes. Only true under the lock of the tenant: lockPartner(), for a client lockClientRow().
 * @throws last_admin
 */
export async function refuseLastAdmin(uow: UnitOfWork, member: Member): Promise<void> {
  const role = member.clientId === null ? 'partner_admin' : 'client_admin';
  if (member.role !== role || member.status !== 'active') return;
  const { rows } = await sql<{ others: boolean }>`
    select exists (select 1 from memberships where ${ofTenant(member)} and role = ${role} and status = 'active'
      and id <> ${member.id}) as others`.execute(uow.db);
  if (rows[0]?.others !== true) throw lastAdmin();
}

/** Gives the member another role. */
export async function writeRole(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.changeRole' | 'clientUsers.changeRole', Member>,
  role: TenantRole,
): Promise<void> {
  const member = await write(uow, grant, sql`role = ${role}`);
  uow.audit({
    action: 'membership.role_changed',
    ...aboutMember(member),
    details: { before: { role: member.role }, after: { role } },
  });
}

/** Ends the membership for good. */
export async function writeRemoval(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.removeMember' | 'clientUsers.remove', Member>,
): Promise<void> {
  const member = await write(uow, grant, sql`status = 'removed'`);
  uow.audit({
    action: 'membership.removed',
    ...aboutMember(member),
    details: { before: { role: member.role, status: member.status }, after: { status: 'removed' } },
  });
}

/** Takes a membership out of use. */
export async function writeDeactivation(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.deactivateMember' | 'clientUsers.deactivate', Member>,
): Promise<void> {
  await writeStatus(uow, grant, 'deactivated');
}

/** Puts a membership back into use. */
export async function writeReactivation(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.reactivateMember' | 'clientUsers.reactivate', Member>,
): Promise<void> {
  await writeStatus(uow, grant, 'active');
}

async function writeStatus(
  uow: UnitOfWork,
  grant: Grant<Action, Member>,
  status: 'active' | 'deactivated',
): Promise<void> {
  const member = await write(uow, grant, sql`status = ${status}`);
  uow.audit({
    action: status === 'active' ? 'membership.reactivated' : 'membership.deactivated',
    ...aboutMember(member),
    details: { before: { status: member.status }, after: { status } },
  });
}

/** A client user's name and phone number. */
export interface Description {
  readonly displayName: string;
  readonly phone: string | null;
}

/**
 * Writes how a client's user is called and reached. Whether that is said of the person or of this tenant alone, the database decides
 * (`describe_client_user`), and no answer tells.
 */
export async function writeDescription(
  uow: UnitOfWork,
  grant: Grant<'clientUsers.update', Member>,
  { displayName, phone }: Description,
  change: { readonly before: Partial<Description>; readonly after: Partial<Description> },
): Promise<void> {
  const member = subjectOf(grant);
  const { rows } = await sql`
    select gatehouse.describe_client_user(id, ${displayName}, ${phone}) from memberships
     where id = ${member.id} and ${ofTenant(member)}`.execute(uow.db);
  if (rows.length !== 1) throw notFound();
  uow.audit({ action: 'membership.updated', ...aboutMember(member), details: change });
}

/**
 * Changes the row of a grant's member and answers the member as it was before.
 * @throws not_found when the row is not in the tenant that the grant was given for
 */
async function write(
  uow: UnitOfWork,
  grant: Grant<Action, Member>,
  change: RawBuilder<unknown>,
): Promise<Member> {
  const member = subjectOf(grant);
  const { numAffectedRows } = await sql`
    update memberships set ${change} where id = ${member.id} and ${ofTenant(member)}`.execute(uow.db);
  if (numAffectedRows !== 1n) throw notFound();
  return member;
}

/** The tenant and the subject of an event about a member. */
export const aboutMember = ({ partnerId, clientId, id, name, email }: Member) => ({
  tenant: { partnerId, clientId },
  subject: { type: 'membership', id, label: `${name} <${email}>` },
});
