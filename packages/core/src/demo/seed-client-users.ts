import { createAccount, createMembership } from '../modules/identity/index.ts';
import { newId, systemOrigin, type Transact, type UnitOfWork } from '../platform/index.ts';
import {
  northwindClientPeople,
  southbankClientPeople,
  type DemoClientInvitation,
  type DemoClientPeople,
  type DemoClientPerson,
} from './client-people.ts';
import { northwind, southbank, type DemoPartner } from './organisations.ts';
import type { MovableClock } from './seed-partner.ts';
import { actFor, seedSession, userIdOf } from './seed-person.ts';

const system = { kind: 'system', name: 'demo data' } as const;
const hour = 3_600_000;
const day = 24 * hour;

/** Seeds the clients' own people and open invitations, each partner's in one transaction. Returns whether there was anything to seed. */
export async function seedClientUsers(
  transact: Transact,
  clock: MovableClock,
  passwordHash: string,
): Promise<boolean> {
  const first = await seedPeopleOf(transact, clock, northwind, northwindClientPeople, passwordHash);
  return (await seedPeopleOf(transact, clock, southbank, southbankClientPeople, passwordHash)) || first;
}

interface Tenant {
  readonly partnerId: string;
  readonly clientId: string;
}

async function seedPeopleOf(
  transact: Transact,
  clock: MovableClock,
  partner: DemoPartner,
  clients: readonly DemoClientPeople[],
  passwordHash: string,
): Promise<boolean> {
  const now = clock.at;
  const scope = { partnerId: partner.id };
  return transact({ actor: system, origin: systemOrigin('demo'), scope }, async (uow) => {
    const idOf = await readEmptyClients(uow);
    for (const { code, people, invited = [] } of clients) {
      const clientId = idOf.get(code);
      if (clientId === undefined) continue;
      const tenant = { partnerId: partner.id, clientId };
      for (const [index, person] of people.entries())
        await seedPerson(uow, clock, tenant, person, index, now, passwordHash);
      for (const invitation of invited) await seedInvitation(uow, clock, tenant, invitation, now);
    }
    clock.at = now;
    return idOf.size > 0;
  });
}

/** The partner's clients by code; empty when any of them already has people. */
async function readEmptyClients(uow: UnitOfWork): Promise<Map<string, string>> {
  const clients = await uow.db
    .selectFrom('clients')
    .select(['id', 'code'])
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('memberships').select('id').where('client_id', 'is not', null))),
    )
    .execute();
  return new Map(clients.map(({ id, code }) => [code, id]));
}

async function seedPerson(
  uow: UnitOfWork,
  clock: MovableClock,
  tenant: Tenant,
  { email, name, role, phone, deactivated = false }: DemoClientPerson,
  index: number,
  now: Date,
  passwordHash: string,
) {
  clock.at = new Date(now.getTime() - (50 - index * 7) * day);
  const known = await userIdOf(uow, email);
  const userId = known ?? newId();
  await actFor(uow, userId);
  if (known === null)
    await createAccount(uow, { id: userId, email, displayName: name, passwordHash, emailProven: true });
  if (phone !== undefined)
    await uow.db.updateTable('users').set({ phone }).where('id', '=', userId).execute();
  const membershipId = await createMembership(uow, { userId, ...tenant, role });
  const who = { id: userId, name, email };
  uow.audit({ action: 'invitation.accepted', tenant, actor: who, details: { role, membershipId } });
  const lastSeen = new Date(now.getTime() - ((index + 1) * (index + 1) * 190 + 13) * 60_000);
  const membership = uow.db.updateTable('memberships').where('id', '=', membershipId);
  await membership.set({ last_active_at: lastSeen }).execute();
  if (!deactivated) return seedSession(uow, userId, membershipId, 40 + index, lastSeen, who);
  await membership.set({ status: 'deactivated' }).execute();
  clock.at = new Date(now.getTime() - 2 * day);
  uow.audit({
    action: 'membership.deactivated',
    tenant,
    subject: { type: 'membership', id: membershipId, label: `${name} <${email}>` },
    details: { before: { status: 'active' }, after: { status: 'deactivated' } },
  });
}

/** Sends no mail. An invitation older than seven days is shown as expired. */
async function seedInvitation(
  uow: UnitOfWork,
  clock: MovableClock,
  { partnerId, clientId }: Tenant,
  { email, role, daysAgo }: DemoClientInvitation,
  now: Date,
) {
  const id = newId();
  const createdAt = new Date(now.getTime() - daysAgo * day);
  const expired = daysAgo >= 7;
  clock.at = createdAt;
  await uow.db
    .insertInto('invitations')
    .values({
      id,
      partner_id: partnerId,
      client_id: clientId,
      email,
      role,
      status: expired ? 'expired' : 'pending',
      invited_by_name: 'Alice Berger',
      created_at: createdAt,
      expires_at: new Date(createdAt.getTime() + 7 * day),
      delivery_status: 'sent',
      sent_count: 1,
      last_sent_at: createdAt,
    })
    .execute();
  const about = { tenant: { partnerId, clientId }, subject: { type: 'invitation', id, label: email } };
  uow.audit({ action: 'invitation.created', ...about, details: { email, role } });
  if (expired) uow.audit({ action: 'invitation.expired', ...about });
}
