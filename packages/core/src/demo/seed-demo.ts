import { sql, type Kysely } from 'kysely';
import { Client } from 'pg';
import type { House } from '../house.ts';
import { recordPastEvents } from '../modules/audit/index.ts';
import { createAccount, hashPassword } from '../modules/identity/index.ts';
import { createRunUnit, systemOrigin, type RunUnit } from '../platform/index.ts';
import { demoPartners, demoPassword, demoStaff } from './organisations.ts';
import { seedClients } from './seed-clients.ts';
import { seedClientUsers } from './seed-client-users.ts';
import { seedPartner, type MovableClock } from './seed-partner.ts';

const system = { kind: 'system', name: 'demo data' } as const;
const origin = systemOrigin('demo');

/** What the demo is made of, in this order; each is a fact of the installation, so that one filled by an older release is completed. */
export const demoSteps = ['demo', 'demo.clients', 'demo.client-users'] as const;
type Step = (typeof demoSteps)[number];

/** Several servers may start at once on one empty database: one fills it, the others wait and find it filled. */
const seedingLock = 7_316_402;

/**
 * Fills an empty installation with the demo's cast, or takes up a filling that was cut off; answers whether it did. An installation that
 * holds anything else is left alone. Each partner comes whole or not at all.
 */
export async function seedDemo(house: House, ownerUrl: string): Promise<boolean> {
  if (await isComplete(house)) return false;
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [seedingLock]);
    return await fill(house, owner);
  } finally {
    await owner.end();
  }
}

async function fill(house: House, owner: Client): Promise<boolean> {
  if (await isComplete(house)) return false;
  const clock = { at: house.clock.now(), now: () => clock.at };
  const runUnit = createRunUnit({
    ...house,
    clock,
    // A past to look at: the application itself can write no event of another time.
    recordEvents: (_, events) => recordPastEvents(owner, events),
  });
  const passwordHash = await hashPassword(demoPassword);
  const filled = await fillPeople(house, owner, runUnit, clock, passwordHash);
  const withClients = await seedClients(runUnit, clock);
  await writeState(house, 'demo.clients', 'complete');
  const withTheirUsers = await seedClientUsers(runUnit, clock, passwordHash);
  await writeState(house, 'demo.client-users', 'complete');
  return filled || withClients || withTheirUsers;
}

async function fillPeople(
  house: House,
  owner: Client,
  runUnit: RunUnit,
  clock: MovableClock,
  passwordHash: string,
): Promise<boolean> {
  const state = await readState(house, 'demo');
  if (state === 'complete') return false;
  if (state === null) {
    const empty = await isInstallationEmpty(house.db());
    await writeState(house, 'demo', empty ? 'begun' : 'complete');
    if (!empty) return false;
  }
  await seedStaff(runUnit, owner, passwordHash);
  for (const partner of demoPartners) await seedPartner(runUnit, clock, partner, passwordHash);
  await writeState(house, 'demo', 'complete');
  return true;
}

async function isComplete(house: House): Promise<boolean> {
  const states = await Promise.all(demoSteps.map((step) => readState(house, step)));
  return states.every((state) => state === 'complete');
}

async function seedStaff(runUnit: RunUnit, owner: Client, passwordHash: string): Promise<void> {
  for (const { userId, membershipId, role, email, name } of demoStaff) {
    await runUnit({ actor: system, origin, scope: { userId } }, async (uow) => {
      const { rows } = await sql`select 1 from users where id = ${userId}`.execute(uow.db);
      if (rows.length > 0) return;
      await createAccount(uow, { id: userId, email, displayName: name, passwordHash, emailProven: true });
    });
    const { rows } = await owner.query(
      'select 1 from gatehouse.sign_in_candidate($1) c where c is not null',
      [email],
    );
    if (rows.length === 0)
      await owner.query('select gatehouse.grant_staff($1, $2, $3)', [membershipId, userId, role]);
  }
}

type State = 'begun' | 'complete';

async function readState(house: House, step: Step): Promise<State | null> {
  const { rows } = await sql<{
    value: State;
  }>`select value from installation_facts where name = ${step}`.execute(house.db());
  return rows[0]?.value ?? null;
}

async function writeState(house: House, step: Step, value: State): Promise<void> {
  await sql`insert into installation_facts (name, value) values (${step}, ${value})
    on conflict (name) do update set value = excluded.value, at = now()`.execute(house.db());
}

/** Whether nobody has an account yet. */
export async function isInstallationEmpty(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select gatehouse.installation_is_empty() as empty`.execute(
    db,
  );
  return rows[0]?.empty === true;
}
