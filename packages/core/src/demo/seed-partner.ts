import { createAccount, createMembership } from '../modules/identity/index.ts';
import { createPartner } from '../modules/partners/index.ts';
import { newId, systemOrigin, type Transact, type UnitOfWork } from '../platform/index.ts';
import { northwind, type DemoMember, type DemoPartner } from './organisations.ts';
import { seedInvitations } from './seed-invitations.ts';
import { actFor, seedSession, userIdOf } from './seed-person.ts';

const system = { kind: 'system', name: 'demo data' } as const;
const day = 86_400_000;

/** A clock that the seeding moves, so that its events have times in the past. */
export interface MovableClock {
  at: Date;
}

/** Seeds one partner with its people, their sessions and a few months of history, in one transaction. */
export async function seedPartner(
  transact: Transact,
  clock: MovableClock,
  partner: DemoPartner,
  passwordHash: string,
): Promise<void> {
  const now = clock.at;
  const scope = { partnerId: partner.id };
  await transact({ actor: system, origin: systemOrigin('demo'), scope }, async (uow) => {
    const known = await uow.db
      .selectFrom('partners')
      .select('id')
      .where('id', '=', partner.id)
      .executeTakeFirst();
    if (known) return;
    clock.at = new Date(now.getTime() - 120 * day);
    createPartner(uow, { id: partner.id, name: partner.name, status: partner.status });
    await uow.em.flush();
    for (const [index, member] of partner.members.entries()) {
      clock.at = new Date(now.getTime() - (118 - index * 3) * day);
      await seedMember(uow, partner, member, index, now, passwordHash);
    }
    if (partner.id === northwind.id) await seedInvitations(uow, clock, partner, now);
  });
  clock.at = now;
}

async function seedMember(
  uow: UnitOfWork,
  partner: DemoPartner,
  member: DemoMember,
  index: number,
  now: Date,
  passwordHash: string,
) {
  const { email, name, role } = member;
  const known = await userIdOf(uow, email);
  const userId = known ?? newId();
  await actFor(uow, userId);
  if (known === null)
    await createAccount(uow, { id: userId, email, displayName: name, passwordHash, emailProven: true });
  const membershipId = await createMembership(uow, { userId, partnerId: partner.id, role });
  const who = { id: userId, name, email };
  uow.audit({ action: 'invitation.accepted', actor: who, details: { role, membershipId } });
  // One in nine has never returned since joining: lists must show that too.
  if (index % 9 === 8) return;
  const lastSeen = new Date(now.getTime() - (index * index * 47 + 11) * 60_000);
  await uow.db
    .updateTable('memberships')
    .set({ last_active_at: lastSeen })
    .where('id', '=', membershipId)
    .execute();
  if (index < 12) await seedSession(uow, userId, membershipId, index, lastSeen, who);
}
