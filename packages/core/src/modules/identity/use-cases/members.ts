import {
  subjectOf,
  type Action,
  type Grant,
  type MembershipStatus,
  type TenantRole,
} from '@gatehouse/policy';
import { sql, type NotNull, type Updateable } from 'kysely';
import {
  anyOf,
  notFound,
  ofTenant,
  selfChange,
  type Tables,
  type Tenant,
  type Reading,
  type UnitOfWork,
} from '../../../platform/index.ts';
import { lastAdmin } from '../identity.errors.ts';

/** A membership as commands about it need it. */
export interface Member extends Tenant {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: TenantRole;
  readonly status: Exclude<MembershipStatus, 'removed'>;
}

/** A member's columns, of `memberships as m`. */
export const memberColumns = [
  'm.id',
  'm.user_id as userId',
  'm.name',
  'm.email',
  'm.role',
  'm.status',
  'm.partner_id as partnerId',
  'm.client_id as clientId',
] as const;

/** A member of exactly this tenant, locked until the transaction ends; null for removed members and those of other tenants. */
export async function findMember(uow: UnitOfWork, tenant: Tenant, memberId: string): Promise<Member | null> {
  const member = await uow.db
    .selectFrom('memberships as m')
    .select(memberColumns)
    .where('id', '=', memberId)
    .where((eb) => eb.and(ofTenant(tenant)))
    .where('status', '<>', 'removed')
    // A tenant's members have its roles, as a check of the table ensures.
    .$narrowType<{ partnerId: NotNull; role: TenantRole; status: Member['status'] }>()
    .forUpdate()
    .executeTakeFirst();
  return member ?? null;
}

/** The canonical addresses among these that have an active or deactivated membership of exactly this tenant. */
export async function findMemberEmails(
  { db }: Reading,
  tenant: Tenant,
  emails: readonly string[],
): Promise<Set<string>> {
  const members = await db
    .selectFrom('memberships')
    .select('email')
    .where((eb) => eb.and(ofTenant(tenant)))
    .where('status', '<>', sql.lit('removed'))
    .where('email', '=', anyOf(emails))
    .execute();
  return new Set(members.map(({ email }) => email));
}

/** Refuses changes of the own membership (PRODUCT §2.5), in every organisation. */
export function refuseSelfChange(uow: UnitOfWork, member: Member): void {
  if (uow.actor.kind === 'user' && uow.actor.userId === member.userId) throw selfChange();
}

/**
 * Refuses to take a tenant's last active administrator away. Deactivated ones count neither as the one who stays nor as the one who goes.
 * Only correct under the lock of the tenant: lockActingPartner(), for a client lockClientRow().
 * @throws last_admin
 */
export async function refuseLastAdmin(uow: UnitOfWork, member: Member): Promise<void> {
  const role = member.clientId === null ? 'partner_admin' : 'client_admin';
  if (member.role !== role || member.status !== 'active') return;
  const another = await uow.db
    .selectFrom('memberships')
    .select('id')
    .where((eb) => eb.and(ofTenant(member)))
    .where('role', '=', role)
    .where('status', '=', 'active')
    .where('id', '<>', member.id)
    .limit(1)
    .executeTakeFirst();
  if (!another) throw lastAdmin();
}

/** Gives the member another role. */
export async function writeRole(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.changeRole' | 'clientUsers.changeRole', Member>,
  role: TenantRole,
): Promise<void> {
  const member = await write(uow, grant, { role });
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
  const member = await write(uow, grant, { status: 'removed' });
  uow.audit({
    action: 'membership.removed',
    ...aboutMember(member),
    details: { before: { role: member.role, status: member.status }, after: { status: 'removed' } },
  });
}

/** Deactivates a membership. */
export async function writeDeactivation(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.deactivateMember' | 'clientUsers.deactivate', Member>,
): Promise<void> {
  await writeStatus(uow, grant, 'deactivated');
}

/** Reactivates a membership. */
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
  const member = await write(uow, grant, { status });
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
 * Writes a client user's name and phone number. The database decides whether they belong to the person or to this tenant alone
 * (`describe_client_user`), and no answer reveals which.
 */
export async function writeDescription(
  uow: UnitOfWork,
  grant: Grant<'clientUsers.update', Member>,
  { displayName, phone }: Description,
  change: { readonly before: Partial<Description>; readonly after: Partial<Description> },
): Promise<void> {
  const member = subjectOf(grant);
  const described = await uow.db
    .selectFrom('memberships')
    .select((eb) =>
      sql`gatehouse.describe_client_user(${eb.ref('id')}, ${displayName}, ${phone})`.as('described'),
    )
    .where('id', '=', member.id)
    .where((eb) => eb.and(ofTenant(member)))
    .execute();
  if (described.length !== 1) throw notFound();
  uow.audit({ action: 'membership.updated', ...aboutMember(member), details: change });
}

/**
 * Changes the row of a grant's member and returns the member as it was before.
 * @throws not_found when the row is not in the grant's tenant
 */
async function write(
  uow: UnitOfWork,
  grant: Grant<Action, Member>,
  change: Pick<Updateable<Tables['memberships']>, 'role' | 'status'>,
): Promise<Member> {
  const member = subjectOf(grant);
  const { numUpdatedRows } = await uow.db
    .updateTable('memberships')
    .set(change)
    .where('id', '=', member.id)
    .where((eb) => eb.and(ofTenant(member)))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw notFound();
  return member;
}

/** The tenant and the subject of an event about a member. */
export const aboutMember = ({ partnerId, clientId, id, name, email }: Member) => ({
  tenant: { partnerId, clientId },
  subject: { type: 'membership', id, label: `${name} <${email}>` },
});
