import { sql } from 'kysely';
import { createAccount, createMembership } from '../modules/identity/index.ts';
import { createPartner } from '../modules/partners/index.ts';
import { newId, systemOrigin, type RunUnit, type UnitOfWork } from '../platform/index.ts';
import { northwind, type DemoMember, type DemoPartner } from './organisations.ts';
import { seedInvitations } from './seed-invitations.ts';

const system = { kind: 'system', name: 'demo data' } as const;
const day = 86_400_000;

/** A clock the seeding moves, so that its events stand in the past they tell of. */
export interface MovableClock {
  at: Date;
}

/** One partner with its people, their sessions and a few months of history; all of it in one transaction. */
export async function seedPartner(
  runUnit: RunUnit,
  clock: MovableClock,
  partner: DemoPartner,
  passwordHash: string,
): Promise<void> {
  const now = clock.at;
  const scope = { partnerId: partner.id };
  await runUnit({ actor: system, origin: systemOrigin('demo'), scope }, async (uow) => {
    const { rows } = await sql`select 1 from partners where id = ${partner.id}`.execute(uow.db);
    if (rows.length > 0) return;
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
  // One in nine has never come back since joining: lists must show that too.
  if (index % 9 === 8) return;
  const lastSeen = new Date(now.getTime() - (index * index * 47 + 11) * 60_000);
  await sql`update memberships set last_active_at = ${lastSeen} where id = ${membershipId}`.execute(uow.db);
  if (index < 12) await seedSession(uow, userId, membershipId, index, lastSeen, who);
}

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
];

/** A session nobody holds the secret of: its id is no hash of anything. */
async function seedSession(
  uow: UnitOfWork,
  userId: string,
  membershipId: string,
  index: number,
  seen: Date,
  who: { id: string; name: string; email: string },
) {
  const handle = newId();
  await sql`
    insert into sessions (id, handle, user_id, membership_id, created_at, last_seen_at, expires_at, absolute_expires_at, ip, user_agent)
    values (${`demo:${handle}`}, ${handle}, ${userId}, ${membershipId}, ${new Date(seen.getTime() - 3 * day)}, ${seen},
      ${new Date(seen.getTime() + 7 * day)}, ${new Date(seen.getTime() + 27 * day)}, ${`198.51.100.${index + 10}`},
      ${browsers[index % browsers.length] ?? null})`.execute(uow.db);
  uow.audit({ action: 'session.signed_in', subject: { type: 'session', id: handle }, actor: who });
}

/** The unit's transaction goes on as this person, so that row-level security lets it write their account. */
async function actFor(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`select set_config('gatehouse.user_id', ${userId}, true)`.execute(uow.db);
}

async function userIdOf(uow: UnitOfWork, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select (gatehouse.sign_in_candidate(${email}) ->> 'userId') as id`.execute(uow.db);
  return rows[0]?.id ?? null;
}
