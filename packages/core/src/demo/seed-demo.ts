import { sql } from 'kysely';
import { Client } from 'pg';
import { z } from 'zod';
import type { App } from '../app.ts';
import { recordEvents, recordPastEvents } from '../modules/audit/index.ts';
import { createAccount, hashPassword } from '../modules/identity/index.ts';
import {
  callFunction,
  checkedAnswer,
  createTransact,
  systemOrigin,
  type Transact,
  type Db,
} from '../platform/index.ts';
import { demoPartners, demoPassword, demoStaff } from './organisations.ts';
import { seedClients } from './seed-clients.ts';
import { seedClientUsers } from './seed-client-users.ts';
import { seedPartner, type MovableClock } from './seed-partner.ts';

const system = { kind: 'system', name: 'demo data' } as const;
const origin = systemOrigin('demo');

/**
 * The steps of the seeding, in order. Each is recorded as a setting of the installation, so that one seeded by an older release is
 * completed.
 */
export const demoSteps = ['demo', 'demo.clients', 'demo.client-users'] as const;
type Step = (typeof demoSteps)[number];

/** Several servers may start concurrently on one empty database: one seeds it, and the others wait and find it seeded. */
const seedingLock = 7_316_402;

/**
 * Seeds an empty installation with the demo, or continues an interrupted seeding. Returns whether it did. An installation that holds
 * anything else is not changed. Each partner is one transaction.
 */
export async function seedDemo(app: App, ownerUrl: string): Promise<boolean> {
  if (await isComplete(app)) return false;
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [seedingLock]);
    return await fill(app, owner);
  } finally {
    await owner.end();
  }
}

async function fill(app: App, owner: Client): Promise<boolean> {
  if (await isComplete(app)) return false;
  const clock = { at: app.clock.now(), now: () => clock.at };
  const transact = createTransact({
    ...app,
    clock,
    // Seeded events lie in the past. The application itself cannot write an event with another time.
    async recordEvents(db, events, jobs) {
      await recordPastEvents(owner, events);
      await recordEvents(db, [], jobs);
    },
  });
  const passwordHash = await hashPassword(demoPassword);
  const filled = await fillPeople(app, owner, transact, clock, passwordHash);
  const withClients = await seedClients(transact, clock);
  await writeState(app, 'demo.clients', 'complete');
  const withTheirUsers = await seedClientUsers(transact, clock, passwordHash);
  await writeState(app, 'demo.client-users', 'complete');
  return filled || withClients || withTheirUsers;
}

async function fillPeople(
  app: App,
  owner: Client,
  transact: Transact,
  clock: MovableClock,
  passwordHash: string,
): Promise<boolean> {
  const state = await readState(app, 'demo');
  if (state === 'complete') return false;
  if (state === null) {
    const empty = await isInstallationEmpty(app.db());
    await writeState(app, 'demo', empty ? 'begun' : 'complete');
    if (!empty) return false;
  }
  await seedStaff(transact, owner, passwordHash);
  for (const partner of demoPartners) await seedPartner(transact, clock, partner, passwordHash);
  await writeState(app, 'demo', 'complete');
  return true;
}

async function isComplete(app: App): Promise<boolean> {
  const states = await Promise.all(demoSteps.map((step) => readState(app, step)));
  return states.every((state) => state === 'complete');
}

async function seedStaff(transact: Transact, owner: Client, passwordHash: string): Promise<void> {
  for (const { userId, membershipId, role, email, name } of demoStaff) {
    await transact({ actor: system, origin, scope: { userId } }, async (uow) => {
      const known = await uow.db.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst();
      if (known) return;
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

const state = z.enum(['begun', 'complete']);
type State = z.infer<typeof state>;

async function readState(app: App, step: Step): Promise<State | null> {
  const fact = await app
    .db()
    .selectFrom('installation_facts')
    .select('value')
    .where('name', '=', step)
    .executeTakeFirst();
  return fact ? checkedAnswer(fact.value, state) : null;
}

async function writeState(app: App, step: Step, value: State): Promise<void> {
  await app
    .db()
    .insertInto('installation_facts')
    .values({ name: step, value })
    .onConflict((held) =>
      held.column('name').doUpdateSet((eb) => ({ value: eb.ref('excluded.value'), at: sql<string>`now()` })),
    )
    .execute();
}

/** Whether no account exists yet. */
export async function isInstallationEmpty(db: Db): Promise<boolean> {
  return callFunction(db, sql`gatehouse.installation_is_empty()`, z.boolean());
}
