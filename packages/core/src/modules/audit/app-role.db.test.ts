import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/index.ts';
import {
  aMember,
  aPartner,
  openTestApp,
  sealEverything,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';

/** What an attacker can do with the application's own credentials, or with one of its connections (docs/decisions/0022). */
let app: TestApp;
let member: TestMember;
let plain: Client;

beforeAll(async () => {
  app = await openTestApp();
  member = await aMember(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  plain = new Client({ connectionString: app.database.appUrl });
  await plain.connect();
});
afterEach(() => plain.end());

/** Runs one statement in a transaction with a scope, like the unit of work. Returns the error's code, null for success. */
async function refused(
  scope: { partner?: string; user?: string },
  statement: string,
  values: unknown[] = [],
) {
  await plain.query('begin');
  try {
    await plain.query(
      "select set_config('gatehouse.partner_id', $1, true), set_config('gatehouse.user_id', $2, true)",
      [scope.partner ?? '', scope.user ?? ''],
    );
    await plain.query(statement, values);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : 'unknown';
  } finally {
    await plain.query('rollback');
  }
}

const insufficientPrivilege = '42501';

describe('an event of the audit trail', () => {
  const insert =
    'insert into gatehouse.audit_events (id, action, actor_id, partner_id) values ($1, $2, $3, $4)';
  const own = () => ({ partner: member.partner.id, user: member.userId });

  test('has the database’s time: the application cannot set it', async () => {
    const dated = 'insert into gatehouse.audit_events (id, action, partner_id, at) values ($1, $2, $3, $4)';
    const values = [newId(), 'test.backdated', member.partner.id, '2020-01-01'];
    expect(await refused(own(), dated, values)).toBe(insufficientPrivilege);
    const calling = "select gatehouse.record_past_events('[]')";
    expect(await refused(own(), calling)).toBe(insufficientPrivilege);
  });

  test('cannot be written in another person’s name', async () => {
    const other = await aMember(app, { partner: member.partner });
    const event = (actor: string | null) => [newId(), 'test.named', actor, member.partner.id];
    expect(await refused(own(), insert, event(member.userId))).toBeNull();
    expect(await refused(own(), insert, event(null))).toBeNull();
    expect(await refused(own(), insert, event(other.userId))).toBe(insufficientPrivilege);
    expect(await refused({ partner: member.partner.id }, insert, event(member.userId))).toBe(
      insufficientPrivilege,
    );
  });

  test('of the app has the database’s time, whatever the clock of the process says', async () => {
    app.clock.set(new Date('2001-01-01T00:00:00Z'));
    const partner = await aPartner(app);
    app.clock.set(new Date());
    const [event] = await app.peek<{ recent: boolean }>(
      "select at > now() - interval '1 hour' as recent from audit_events where partner_id = $1",
      [partner.id],
    );
    expect(event).toEqual({ recent: true });
  });
});

test('makes nobody a member of staff', async () => {
  const call = 'select gatehouse.create_staff($1, $2, $3, $4, $5, $6, $7, true)';
  const values = [newId(), newId(), newId(), member.email, 'X', 'staff_admin', 'x'];
  expect(await refused({}, call, values)).toBe(insufficientPrivilege);
});

describe('the sealer', () => {
  test('continues while a connection of the application holds every advisory lock it knows of', async () => {
    await plain.query("select pg_advisory_lock(hashtext('gatehouse.audit_seal'))");
    const partner = await aPartner(app);
    await sealEverything(app);
    const unsealed = await app.peek(
      'select 1 from audit_events e where partner_id = $1 and not exists (select 1 from audit_seals s where s.event_id = e.id)',
      [partner.id],
    );
    expect(unsealed).toEqual([]);
  });

  test('runs once at a time, by a row that the application can neither see nor lock', async () => {
    expect(await refused({}, 'select * from gatehouse.audit_sealer for update')).toBe(insufficientPrivilege);
    expect(await refused({}, 'lock table gatehouse.audit_sealer')).toBe(insufficientPrivilege);
    expect(await app.peek('select one from audit_sealer')).toEqual([{ one: true }]);
  });
});

describe('its connections', () => {
  test('start with timeouts for idle transactions and for waiting for locks', async () => {
    const ask = async (name: string) => (await plain.query(`show ${name}`)).rows;
    expect(await ask('idle_in_transaction_session_timeout')).toEqual([
      { idle_in_transaction_session_timeout: '1min' },
    ]);
    expect(await ask('lock_timeout')).toEqual([{ lock_timeout: '10s' }]);
  });

  test('a transaction that did not get its lock in time is refused with a retry time, and has changed nothing', async () => {
    const holder = new Client({ connectionString: app.database.superuserUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select 1 from gatehouse.partners where id = $1 for update', [member.partner.id]);
    const context = {
      actor: { kind: 'system', name: 'test' } as const,
      origin: { requestId: 'test', ip: null, userAgent: null },
      scope: { partnerId: member.partner.id },
    };
    const uow = app.transact(context, async (uow) => {
      uow.audit({ action: 'test.waited' });
      // The real ten seconds would only make this test slow.
      await sql`set local lock_timeout = '20ms'`.execute(uow.db);
      await sql`select 1 from partners for update`.execute(uow.db);
    });
    await expect(uow).rejects.toMatchObject({ reason: 'rate_limited', retryAfter: 2 });
    await holder.query('rollback');
    await holder.end();
    expect(await app.peek("select 1 from audit_events where action = 'test.waited'")).toEqual([]);
  });
});
