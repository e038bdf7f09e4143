import { anonymous } from '@gatehouse/policy';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findChainBreaks } from '../../modules/audit/index.ts';
import { scopeOf } from '../../modules/identity/index.ts';
import { aMember, openTestApp, sealEverything, type TestApp, type TestMember } from '../../testing/index.ts';
import { createRefusalLog, type Refusal } from './refusal-log.ts';

let app: TestApp;
let member: TestMember;
const noon = Date.UTC(2026, 10, 30, 12);
const at = (seconds: number) => app.clock.set(new Date(noon + seconds * 1_000));

beforeAll(async () => {
  app = await openTestApp();
  member = await aMember(app);
});
afterAll(() => app.close());
afterEach(async () => {
  await app.refusals.flush();
  await counts();
});

const origin = { requestId: 'a request', ip: '192.0.2.7', userAgent: 'test' };

/** A signed-in person asks for something their role may not do. */
const persons = (procedure: string, reason = 'role_not_allowed'): Refusal => ({
  context: { actor: member.actor, origin, scope: scopeOf(member.actor) },
  who: member.userId,
  procedure,
  reason,
  event: { action: 'request.refused', details: { procedure, reason } },
});

const strangers = (who: string, about = ''): Refusal => ({
  context: { actor: anonymous, origin, scope: {} },
  who,
  procedure: 'auth.signIn',
  reason: 'invalid_credentials',
  about,
  event: { action: 'session.sign_in_failed', details: {} },
});

/** The counts of the events written since the last call, in order. */
const counts = (() => {
  let seen = 0;
  return async () => {
    const rows = await app.peek<{ count: number }>(
      "select count from audit_events where action in ('request.refused', 'session.sign_in_failed') order by id",
    );
    const fresh = rows.slice(seen);
    seen = rows.length;
    return fresh.map(({ count }) => count);
  };
})();

const note = (refusal: Refusal, times = 1) =>
  Promise.all(Array.from({ length: times }, () => app.refusals.note(refusal)));

test('the first refusal of a cause is logged immediately, the rest of its minute as one more event with its count', async () => {
  at(0);
  await note(persons('clients.list'), 1_000);
  expect(await counts()).toEqual([1]);
  at(59);
  await note(persons('clients.list'));
  await app.refusals.flush('elapsed');
  expect(await counts()).toEqual([]);
  at(60);
  await app.refusals.flush('elapsed');
  expect(await counts()).toEqual([1_000]);
  await note(persons('clients.list'), 2);
  expect(await counts()).toEqual([1]);
});

test('an ended minute is logged before the next one of its cause, without a flush', async () => {
  at(200);
  await note(persons('clients.get'), 3);
  at(300);
  await note(persons('clients.get'));
  expect(await counts()).toEqual([1, 2, 1]);
});

test('another procedure, reason, person, network or typed address is another cause', async () => {
  at(400);
  await note(persons('clients.list'), 2);
  await note(persons('clients.create'), 2);
  await note(persons('clients.list', 'organisation_suspended'), 2);
  await note({ ...persons('clients.list'), who: 'somebody else' }, 2);
  await note(strangers('192.0.2.0/32', 'a@x.test'), 2);
  await note(strangers('192.0.2.0/32', 'b@x.test'), 2);
  await note(strangers('192.0.2.1/32', 'a@x.test'), 2);
  expect(await counts()).toEqual([1, 1, 1, 1, 1, 1, 1]);
  await app.refusals.flush();
  expect(await counts()).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

test('a person refused for a hundred things gets twenty events, and one for the rest', async () => {
  at(500);
  for (let n = 0; n < 100; n += 1) await app.refusals.note(persons(`made.up${n}`));
  expect(await counts()).toHaveLength(20);
  await app.refusals.flush();
  expect(await counts()).toEqual([80]);
});

test('thousands of networks leave a few hundred first events, and memory stays bounded', async () => {
  at(600);
  for (let n = 0; n < 1_000; n += 1) await app.refusals.note(strangers(`network ${n}`));
  expect(await counts()).toHaveLength(300);
  await note(persons('clients.list'));
  expect(await counts()).toEqual([1]);
  await app.refusals.flush();
  // As many again are counted by name; all others share one count.
  expect(await counts()).toEqual([...Array.from({ length: 300 }, () => 1), 400]);
});

/** The origins that the newest failed sign-ins name. */
const origins = (newest: number) =>
  app.peek<{ ip: string | null; user_agent: string | null; count: number; named: boolean }>(
    `select ip, user_agent, count, subject_label is not null as named from audit_events
      where action = 'session.sign_in_failed' order by id desc limit $1`,
    [newest],
  );

test('cheap refusals never take the names from failed sign-ins, of their own or other networks', async () => {
  at(610);
  for (let network = 0; network < 20; network += 1)
    for (let n = 0; n < 30; n += 1)
      await app.refusals.note({
        ...strangers(`busy ${network}`),
        procedure: `procedure ${n}`,
        reason: 'rate_limited',
        event: {
          action: 'request.refused',
          details: { procedure: `procedure ${n}`, reason: 'rate_limited' },
        },
      });
  await counts();
  const failed = (who: string): Refusal => ({
    ...strangers(who, 'alice@x.test'),
    event: { action: 'session.sign_in_failed', subject: { type: 'user', id: null, label: 'alice' } },
  });
  await note(failed('busy 0'), 5);
  await note(failed('another network'), 5);
  expect(await counts()).toEqual([1, 1]);
  const named = { ip: '192.0.2.7', user_agent: 'test', named: true, count: 1 };
  expect(await origins(2)).toEqual([named, named]);
});

test('a network that tries more addresses than it may is still named for the rest', async () => {
  at(620);
  for (let n = 0; n < 60; n += 1) await app.refusals.note(strangers('a sprayer', `a${n}@x.test`));
  expect(await counts()).toHaveLength(50);
  await app.refusals.flush();
  expect(await counts()).toEqual([10]);
  expect(await origins(1)).toEqual([{ ip: '192.0.2.7', user_agent: 'test', named: false, count: 10 }]);
});

test('an event that cannot be written is counted until it can', async () => {
  at(700);
  let broken = true;
  const transact: typeof app.transact = (context, work) =>
    broken ? Promise.reject(new Error('no database')) : app.transact(context, work);
  const log = createRefusalLog({ ...app, transact });
  await log.note(persons('clients.list'));
  await log.note(persons('clients.list'));
  broken = false;
  await log.close();
  expect(await counts()).toEqual([2]);
});

test('the count is part of the chain: a changed count is detected', async () => {
  at(800);
  await note(persons('clients.list'), 5);
  await app.refusals.flush();
  await sealEverything(app);
  expect(await findChainBreaks(app.db())).toEqual([]);
  for (const [from, to] of [
    [4, 1],
    [1, 40],
  ]) {
    const tampered = await app.peek<{ id: string }>(
      `select id from audit_events where partner_id = $1 and count = $2 order by id desc limit 1`,
      [member.partner.id, from],
    );
    const id = tampered[0]?.id;
    await app.peek('alter table audit_events disable trigger audit_events_append_only');
    await app.peek('update audit_events set count = $2 where id = $1', [id, to]);
    expect(await findChainBreaks(app.db())).toMatchObject([{ eventId: id }]);
    await app.peek('update audit_events set count = $2 where id = $1', [id, from]);
    expect(await findChainBreaks(app.db())).toEqual([]);
  }
});
