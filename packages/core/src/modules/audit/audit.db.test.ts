import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, systemOrigin, type UnitOfWork } from '../../platform/index.ts';
import {
  aMember,
  aPartner,
  eventsOf,
  eventually,
  openTestApp,
  type TestApp,
  type TestPartner,
} from '../../testing/index.ts';
import { findChainBreaks, findLostHeads, listChainHeads, sealEvents, vendorOrganisationId } from './index.ts';

let app: TestApp;
let partner: TestPartner;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  partner = await aPartner(app);
});

const origin = { requestId: 'request-7', ip: '192.0.2.7', userAgent: 'A Browser'.repeat(100) };
const asSystem = (work: (uow: UnitOfWork) => unknown, at = partner) =>
  app.transact(
    { actor: { kind: 'system', name: 'test' }, origin, scope: { partnerId: at.id } },
    async (uow) => void (await work(uow)),
  );
const logEvents = (count: number, at = partner) =>
  asSystem(
    (uow) =>
      Array.from({ length: count }, (_, n) => uow.audit({ action: `test.event_${n}`, details: { n } })),
    at,
  );
const unsealed = async () =>
  (
    await app.peek(
      'select 1 from audit_events e where not exists (select 1 from audit_seals s where s.event_id = e.id)',
    )
  ).length;

/** Seals all events. Transactions of other test files delay sealing: only events older than any of them in the cluster are sealed. */
async function seal(): Promise<number> {
  let total = 0;
  await eventually(async () => {
    total += await sealEvents(app.db());
    expect(await unsealed()).toBe(0);
  });
  return total;
}

const sealsOf = (organisation: string) =>
  app.peek<{ seq: number; event_id: string }>(
    'select seq::int as seq, event_id from audit_seals where organisation_id = $1 order by seq',
    [organisation],
  );
const breaks = async () =>
  (await findChainBreaks(app.db())).filter(({ organisationId }) => organisationId === partner.id);

/** Changes rows as only a superuser who disables triggers can. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  await app.peek("set session_replication_role = 'replica'");
  await app.peek(sql, values);
  await app.peek("set session_replication_role = 'origin'");
}

test('an event has its actor, subject, origin and tenant, and belongs to the transaction that wrote it', async () => {
  const member = await aMember(app, { partner, role: 'partner_admin' });
  const before = (await eventsOf(app, partner.id)).length;
  const subject = { type: 'thing', id: newId(), label: 'A thing' };
  const scope = { partnerId: partner.id, userId: member.userId };
  await app.transact({ actor: member.actor, origin, scope }, async (uow) => {
    uow.audit({ action: 'thing.changed', subject, details: { before: { a: 1 }, after: { a: 2 } } });
  });
  const [event, ...more] = await eventsOf(app, partner.id, before);
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    action: 'thing.changed',
    actor_id: member.userId,
    actor_label: { name: member.name, email: member.email, role: 'partner_admin' },
    subject_type: 'thing',
    subject_id: subject.id,
    subject_label: 'A thing',
    session_handle: member.actor.sessionId,
    request_id: 'request-7',
    ip: '192.0.2.7',
    details: { before: { a: 1 }, after: { a: 2 } },
  });
});

test('a transaction that throws leaves no event; one that returns leaves all, even of several partners', async () => {
  const before = (await eventsOf(app, partner.id)).length;
  const thrown = asSystem((uow) => {
    uow.audit({ action: 'test.never' });
    throw new Error('thrown');
  });
  await expect(thrown).rejects.toThrow('thrown');
  expect(await eventsOf(app, partner.id)).toHaveLength(before);
});

test.each([
  'update audit_events set action = action',
  'delete from audit_events',
  'truncate audit_events',
  'update audit_seals set seq = seq',
  'delete from audit_seals',
  'truncate audit_seals',
])('«%s» is refused even to the superuser', async (statement) => {
  await expect(app.peek(statement)).rejects.toThrow('append_only');
});

test('the application cannot write an event that sealing would never reach', async () => {
  const forged = asSystem((uow) =>
    sql`insert into audit_events (id, action, partner_id, written_by)
        values (${newId()}, 'test.forged', ${partner.id}, '9000000000000000000')`.execute(uow.db),
  );
  await expect(forged).rejects.toThrow('permission denied');
});

test('sealing chains every event once, in the order of ids, each organisation separately', async () => {
  const other = await aPartner(app);
  for (let round = 0; round < 5; round += 1) {
    await logEvents(3);
    await logEvents(2, other);
  }
  await seal();
  for (const { id } of [partner, other]) {
    const events = await eventsOf(app, id);
    const seals = await sealsOf(id);
    expect(seals.map(({ event_id }) => event_id)).toEqual(events.map(({ id: event }) => event).toSorted());
    expect(seals.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  }
  expect(await seal()).toBe(0);
  expect(await findChainBreaks(app.db())).toEqual([]);
});

test('events of no partner are in the vendor’s chain', async () => {
  await app.transact(
    { actor: { kind: 'anonymous' }, origin: systemOrigin('test'), scope: {} },
    async (uow) => {
      uow.audit({ action: 'session.sign_in_failed' });
    },
  );
  await seal();
  expect((await sealsOf(vendorOrganisationId)).length).toBeGreaterThan(0);
});

test('more events than one batch are sealed completely', async () => {
  await logEvents(2_300);
  expect(await seal()).toBeGreaterThanOrEqual(2_300);
  expect(await sealsOf(partner.id)).toHaveLength((await eventsOf(app, partner.id)).length);
  expect(await breaks()).toEqual([]);
});

test('an event whose transaction commits late is not skipped, though later ones were there first', async () => {
  await seal();
  const slow = new Client({ connectionString: app.database.superuserUrl });
  await slow.connect();
  await slow.query('begin');
  const early = newId();
  await slow.query(
    "insert into gatehouse.audit_events (id, action, partner_id) values ($1, 'test.late', $2)",
    [early, partner.id],
  );
  await logEvents(3);
  await sealEvents(app.db());
  // Nothing younger than an open transaction is sealed: its event would have to precede it in the chain.
  expect((await sealsOf(partner.id)).map(({ event_id }) => event_id)).not.toContain(early);
  await slow.query('commit');
  await slow.end();
  await seal();
  const order = (await sealsOf(partner.id)).map(({ event_id }) => event_id);
  expect(order).toContain(early);
  expect(order).toEqual(order.toSorted());
  expect(order).toHaveLength((await eventsOf(app, partner.id)).length);
  expect(await breaks()).toEqual([]);
});

test('many writers and two concurrent sealers: every event sealed once, no chain broken', async () => {
  const partners = await Promise.all(Array.from({ length: 4 }, () => aPartner(app)));
  const writing = Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const at = partners[n % partners.length];
      if (at) await logEvents(3, at);
    }),
  );
  for (let round = 0; round < 10; round += 1) await Promise.all([sealEvents(app.db()), sealEvents(app.db())]);
  await writing;
  await Promise.all([seal(), seal()]);
  expect(await findChainBreaks(app.db())).toEqual([]);
});

/** Ten sealed events of this test's partner. The partner's own creation is the eleventh, the first in the chain. */
async function tenEvents(): Promise<string[]> {
  await logEvents(10);
  await seal();
  const ids = (await sealsOf(partner.id)).map(({ event_id }) => event_id);
  expect(ids).toHaveLength(11);
  expect(await breaks()).toEqual([]);
  return ids;
}

test.each([
  ['a changed detail', 'update audit_events set details = \'{"n": 99}\' where id = $1'],
  ['a changed actor', 'update audit_events set actor_id = gen_random_uuid() where id = $1'],
  [
    'a changed name of the actor',
    'update audit_events set actor_label = \'{"name": "Somebody Else"}\' where id = $1',
  ],
  ['a changed action', "update audit_events set action = 'test.other' where id = $1"],
  ['a changed time', "update audit_events set at = at - interval '1 microsecond' where id = $1"],
  ['a changed address', "update audit_events set ip = '203.0.113.9' where id = $1"],
  ['a deleted event', 'delete from audit_events where id = $1'],
  ['an event moved to another chain', 'update audit_events set partner_id = gen_random_uuid() where id = $1'],
  ['a changed hash', "update audit_seals set hash = sha256('x') where event_id = $1"],
])('%s is detected, and where', async (_, change) => {
  const ids = await tenEvents();
  const victim = ids[4] ?? '';
  await tamper(change, [victim]);
  expect(await breaks()).toEqual([{ organisationId: partner.id, eventId: victim }]);
});

test('a deleted seal is detected at the event after it', async () => {
  const ids = await tenEvents();
  await tamper('delete from audit_seals where event_id = $1', [ids[4]]);
  expect(await breaks()).toEqual([{ organisationId: partner.id, eventId: ids[5] }]);
});

test('two events that changed places are detected at the first of them', async () => {
  const ids = await tenEvents();
  await tamper(
    `update audit_events e set action = o.action, details = o.details from audit_events o
      where e.id in ($1, $2) and o.id in ($1, $2) and o.id <> e.id`,
    [ids[3], ids[8]],
  );
  expect(await breaks()).toEqual([{ organisationId: partner.id, eventId: ids[3] }]);
});

test('two seals that changed their events are detected at the first of them', async () => {
  const ids = await tenEvents();
  await tamper('update audit_seals set event_id = gen_random_uuid() where event_id = $1', [ids[8]]);
  await tamper('update audit_seals set event_id = $2 where event_id = $1', [ids[3], ids[8]]);
  await tamper('update audit_seals set event_id = $1 where organisation_id = $2 and seq = 9', [
    ids[3],
    partner.id,
  ]);
  expect(await breaks()).toEqual([{ organisationId: partner.id, eventId: ids[8] }]);
});

test('of several breaks the first is reported, one for each organisation', async () => {
  const ids = await tenEvents();
  const other = await aPartner(app);
  await logEvents(3, other);
  await seal();
  const [, second] = await sealsOf(other.id);
  for (const id of [ids[9], ids[2], second?.event_id]) {
    await tamper("update audit_events set details = '{}', action = 'test.changed' where id = $1", [id]);
  }
  const found = (await findChainBreaks(app.db())).filter(({ organisationId }) =>
    [partner.id, other.id].includes(organisationId),
  );
  expect(new Set(found)).toEqual(
    new Set([
      { organisationId: partner.id, eventId: ids[2] },
      { organisationId: other.id, eventId: second?.event_id },
    ]),
  );
});

test('a tail cut off together with its seals leaves an intact chain; a head stored elsewhere reveals it', async () => {
  const ids = await tenEvents();
  const heads = (await listChainHeads(app.db())).filter(
    ({ organisationId }) => organisationId === partner.id,
  );
  expect(heads).toMatchObject([{ seq: '11', eventId: ids[10] }]);
  expect(heads[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await findLostHeads(app.db(), heads)).toEqual([]);
  await logEvents(1);
  await seal();
  expect(await findLostHeads(app.db(), heads)).toEqual([]);
  await tamper('delete from audit_seals where organisation_id = $1 and seq > 8', [partner.id]);
  await tamper('delete from audit_events where partner_id = $1 and id > $2', [partner.id, ids[7]]);
  expect(await breaks()).toEqual([]);
  expect(await findLostHeads(app.db(), heads)).toEqual([{ organisationId: partner.id, eventId: ids[10] }]);
});
