import { clientPermissions, clientRoles, type UserActor } from '@gatehouse/policy';
import {
  assignMember,
  provisionClient,
  setClientStatus,
  updatePermissions,
} from '../modules/clients/index.ts';
import { newId, systemOrigin, type Transact, type UnitOfWork } from '../platform/index.ts';
import { northwindClients, southbankClients, type DemoClient } from './clients.ts';
import { northwind, southbank, type DemoPartner } from './organisations.ts';
import type { MovableClock } from './seed-partner.ts';

const day = 86_400_000;

interface Colleague {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: 'partner_admin' | 'partner_user';
}

/**
 * Seeds clients of the demo's partners, created by their first administrators over the past months, each partner's in one transaction.
 * Returns whether there was anything to seed.
 */
export async function seedClients(transact: Transact, clock: MovableClock): Promise<boolean> {
  const first = await seedClientsOf(transact, clock, northwind, northwindClients);
  return (await seedClientsOf(transact, clock, southbank, southbankClients)) || first;
}

async function seedClientsOf(
  transact: Transact,
  clock: MovableClock,
  partner: DemoPartner,
  clients: readonly DemoClient[],
): Promise<boolean> {
  const scope = { partnerId: partner.id };
  const origin = systemOrigin('demo');
  const team = await transact({ actor: { kind: 'system', name: 'demo data' }, origin, scope }, readTeam);
  const admin = team.find(({ role }) => role === 'partner_admin');
  // This is not the demo's installation, or it already has clients.
  if (!admin) return false;
  const now = clock.at;
  await transact({ actor: actorOf(admin, partner), origin, scope }, async (uow) => {
    for (const [index, client] of clients.entries()) {
      clock.at = new Date(now.getTime() - client.daysAgo * day);
      await seedClient(uow, client, contactsOf(partner, team, client, index), () => {
        clock.at = new Date(clock.at.getTime() + day / 3);
      });
    }
  });
  clock.at = now;
  return true;
}

/** The partner's active members; empty when the partner already has clients or is no longer active. */
function readTeam(uow: UnitOfWork): Promise<Colleague[]> {
  return uow.db
    .selectFrom('memberships')
    .select(['id', 'user_id as userId', 'email', 'name', 'role'])
    .where('client_id', 'is', null)
    .where('status', '=', 'active')
    .where((eb) => eb.not(eb.exists(eb.selectFrom('clients').select('id'))))
    .where((eb) => eb.exists(eb.selectFrom('partners').select('id').where('status', '=', 'active')))
    .orderBy('created_at')
    .orderBy('id')
    .$narrowType<{ role: Colleague['role'] }>()
    .execute();
}

interface Contacts {
  readonly support: readonly Colleague[];
  readonly others: readonly Colleague[];
}

/**
 * The members assigned to a client. Alice, Bob, Bea, Max and Amir get exactly what CONTRACT §1 says. Nobody but Alice and Bob is the only
 * support contact of a client, so that other members can be removed in the demo.
 */
function contactsOf(
  partner: DemoPartner,
  team: readonly Colleague[],
  { code, status }: DemoClient,
  index: number,
): Contacts {
  const named = (email: string) => team.filter((colleague) => colleague.email === email);
  if (partner.id === southbank.id)
    return { support: named('carol@southbank.test'), others: index < 2 ? named('cem@southbank.test') : [] };
  if (code === 'acme-dental')
    return { support: named('alice@northwind.test'), others: named('bob@northwind.test') };
  if (code === 'blue-harbor') return { support: named('bob@northwind.test'), others: [] };
  const cast = new Set(northwind.members.slice(0, 5).map(({ email }) => email));
  const rest = team.filter(({ email }) => !cast.has(email));
  if (status === 'onboarding' && index % 2 === 0)
    return { support: [], others: rest.slice(index % 7, (index % 7) + 1) };
  const start = (index * 3) % Math.max(1, rest.length - 5);
  return { support: rest.slice(start, start + 2), others: rest.slice(start + 2, start + 2 + (index % 4)) };
}

async function seedClient(
  uow: UnitOfWork,
  demo: DemoClient,
  { support, others }: Contacts,
  later: () => void,
) {
  const { code, businessName, contactName, timezone, status } = demo;
  const domain = `${code}.test`;
  const { id: clientId } = await provisionClient(uow, {
    code,
    businessName,
    domain,
    contactName,
    businessEmail: `office@${domain}`,
    timezone,
  });
  later();
  for (const { id: memberId } of support)
    await assignMember(uow, { clientId, memberId, supportContact: true });
  for (const { id: memberId } of others)
    await assignMember(uow, { clientId, memberId, supportContact: false });
  if (code === 'acme-dental') await updatePermissions(uow, { clientId, rolesOnOffer: [...clientRoles] });
  if (code === 'blue-harbor') {
    const permissions = Object.fromEntries(clientPermissions.map((permission) => [permission, true]));
    await updatePermissions(uow, { clientId, permissions, rolesOnOffer: [...clientRoles] });
  }
  later();
  if (status !== 'onboarding') await setClientStatus(uow, { clientId, status: 'active' });
  later();
  if (status === 'paused' || status === 'archived') await setClientStatus(uow, { clientId, status });
}

function actorOf({ id, userId, email, name, role }: Colleague, partner: DemoPartner): UserActor {
  return {
    kind: 'user',
    userId,
    name,
    email,
    sessionId: newId(),
    mfaEnrolmentRequired: false,
    membership: {
      id,
      role,
      partnerId: partner.id,
      clientId: null,
      partnerStatus: partner.status,
      clientStatus: null,
      clientPermissions: null,
    },
  };
}
