import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../testing/index.ts';
import { demoPassword, seedDemo } from './index.ts';
import { signIn } from '../modules/identity/index.ts';
import { systemOrigin } from '../platform/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

test('the demo fills an empty installation once, and changes nothing that exists', async () => {
  await seedDemo(app, app.database.ownerUrl);
  const count = () =>
    app.peek<{
      users: string;
      pending: string;
      events: string;
    }>(`select (select count(*) from users) as users,
      (select count(*) from invitations where status = 'pending') as pending, (select count(*) from audit_events) as events`);
  const [first] = await count();
  expect(Number(first?.users)).toBeGreaterThan(35);
  expect(Number(first?.pending)).toBeGreaterThanOrEqual(10);
  await seedDemo(app, app.database.ownerUrl);
  expect(await count()).toEqual([first]);
});

test('its people sign in with the published password', async () => {
  const deps = { ...app, db: app.db() };
  for (const email of [
    'alice@northwind.test',
    'max@northwind.test',
    'dana@acme.test',
    'gus@blueharbor.test',
    'fay@acme-south.test',
    'sasha@vendor.test',
    'sol@suspended.test',
  ]) {
    const { status } = await signIn(deps, systemOrigin('test'), { email, password: demoPassword });
    expect(status).toBe('signed_in');
  }
});

const assigned = (partner: string, code: string) =>
  app.peek(
    `select m.email, a.support_contact from clients c join partners p on p.id = c.partner_id
       join client_assignments a on a.client_id = c.id join memberships m on m.id = a.membership_id
      where p.name = $1 and c.code = $2 order by m.email`,
    [partner, code],
  );

test('its clients have the assignments of the contract', async () => {
  expect(await assigned('Northwind Agency', 'acme-dental')).toEqual([
    { email: 'alice@northwind.test', support_contact: true },
    { email: 'bob@northwind.test', support_contact: false },
  ]);
  expect(await assigned('Northwind Agency', 'blue-harbor')).toEqual([
    { email: 'bob@northwind.test', support_contact: true },
  ]);
  const [counted] = await app.peek<{ n: number; bob: number; alone: number }>(`select
    (select count(*)::integer from clients c join partners p on p.id = c.partner_id where p.name = 'Northwind Agency') as n,
    (select count(*)::integer from client_assignments a join memberships m on m.id = a.membership_id where m.email = 'bob@northwind.test') as bob,
    (select count(*)::integer from (select client_id from client_assignments where support_contact group by client_id having count(*) = 1
       except select a.client_id from client_assignments a join memberships m on m.id = a.membership_id
        where m.role = 'partner_admin' or m.email = 'bob@northwind.test') alone) as alone`);
  expect(counted).toMatchObject({ bob: 2, alone: 0 });
  expect(counted?.n).toBeGreaterThanOrEqual(30);
  const offers =
    await app.peek(`select c.code, manage_users, manage_billing, view_calls, cardinality(roles_on_offer) as roles
    from clients c join partners p on p.id = c.partner_id where p.name = 'Northwind Agency' and cardinality(roles_on_offer) > 2 order by 1`);
  expect(offers).toEqual([
    { code: 'acme-dental', manage_users: false, manage_billing: false, view_calls: true, roles: 5 },
    { code: 'blue-harbor', manage_users: true, manage_billing: true, view_calls: true, roles: 5 },
  ]);
});

const usersOf = (partner: string, code: string) =>
  app.peek(
    `select m.email, m.role, m.status from clients c join partners p on p.id = c.partner_id
       join memberships m on m.client_id = c.id where p.name = $1 and c.code = $2 order by m.email`,
    [partner, code],
  );

test('its clients have the people the contract names, and lists with every state', async () => {
  const active = (email: string, role: string) => ({ email, role, status: 'active' });
  expect(await usersOf('Northwind Agency', 'acme-dental')).toEqual([
    active('dana@acme.test', 'client_admin'),
    active('dave@acme.test', 'client_manager'),
    active('dora@acme.test', 'client_staff'),
  ]);
  expect(await usersOf('Northwind Agency', 'blue-harbor')).toEqual([
    active('eli@blueharbor.test', 'client_member'),
    active('erin@blueharbor.test', 'client_admin'),
    active('gus@blueharbor.test', 'community_manager'),
  ]);
  expect(await usersOf('Southbank Partners', 'acme-dental')).toEqual([
    active('fay@acme-south.test', 'client_admin'),
  ]);
  const states = await app.peek(`select status from memberships where client_id is not null union
    select status from invitations where client_id is not null order by 1`);
  expect(states.map(({ status }) => status)).toEqual(['active', 'deactivated', 'expired', 'pending']);
});

test('an installation seeded before clients existed is completed, once', async () => {
  await app.peek('delete from client_assignments');
  await app.peek('delete from invitations where client_id is not null');
  await app.peek('delete from sessions where client_id is not null');
  await app.peek('delete from memberships where client_id is not null');
  await app.peek('delete from users where id not in (select user_id from memberships)');
  await app.peek('delete from clients');
  await app.peek("delete from installation_facts where name in ('demo.clients', 'demo.client-users')");
  // People who have left meanwhile are not assigned.
  await app.peek("update memberships set status = 'removed' where email = 'bob@northwind.test'");
  expect(await seedDemo(app, app.database.ownerUrl)).toBe(true);
  expect(await assigned('Northwind Agency', 'acme-dental')).toHaveLength(1);
  expect(await assigned('Southbank Partners', 'acme-dental')).not.toEqual([]);
  expect(await usersOf('Northwind Agency', 'acme-dental')).toHaveLength(3);
  expect(await seedDemo(app, app.database.ownerUrl)).toBe(false);
});
