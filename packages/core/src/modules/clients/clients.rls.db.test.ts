import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseError, newId, systemOrigin, type Scope, type UnitOfWork } from '../../platform/index.ts';
import {
  aClient,
  aCustomer,
  aMember,
  aPartnerAdmin,
  openTestApp,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import type { ClientRow } from './contract.ts';

let app: TestApp;
let own: TestMember;
let foreign: TestMember;
let client: ClientRow;
let sibling: ClientRow;
let foreignClient: ClientRow;
beforeAll(async () => {
  app = await openTestApp();
  [own, foreign] = [await aPartnerAdmin(app), await aPartnerAdmin(app)];
  client = await aClient(app, own, { businessName: 'Harbor', contacts: [own] });
  sibling = await aClient(app, own, { businessName: 'Harbor Two' });
  foreignClient = await aClient(app, foreign, { businessName: 'Harbor Far', contacts: [foreign] });
});
afterAll(() => app.close());

const system = { kind: 'system', name: 'test' } as const;
const within = <T>(scope: Scope, work: (uow: UnitOfWork) => Promise<T>) =>
  app.transact({ actor: system, origin: systemOrigin('test'), scope }, work);
const ask = async (scope: Scope, statement: ReturnType<typeof sql>) =>
  within(scope, async (uow) => (await statement.execute(uow.db)).rows);
/** The class of the database's refusal, or how many rows it changed. */
async function attempt(scope: Scope, statement: ReturnType<typeof sql>): Promise<string | number> {
  try {
    return await within(scope, async (uow) => Number((await statement.execute(uow.db)).numAffectedRows ?? 0));
  } catch (error) {
    const known = databaseError(error);
    if (!known) throw error;
    return known.code;
  }
}
const refusedByPolicy = '42501';
const foreignKeyViolation = '23503';

const partner = (): Scope => ({ partnerId: own.partner.id });
const customers = (): Scope => ({ partnerId: own.partner.id, clientId: client.id });

describe('reading', () => {
  test('a scope shows its partner’s rows, a client’s scope its own client and no assignment, no scope nothing', async () => {
    const ids = async (scope: Scope, table: 'clients' | 'client_assignments') =>
      (await ask(scope, sql`select * from ${sql.table(table)}`)).length;
    expect([await ids(partner(), 'clients'), await ids(partner(), 'client_assignments')]).toEqual([2, 1]);
    expect([await ids(customers(), 'clients'), await ids(customers(), 'client_assignments')]).toEqual([1, 0]);
    expect([await ids({}, 'clients'), await ids({ userId: own.userId }, 'client_assignments')]).toEqual([
      0, 0,
    ]);
  });

  test('the search functions show nothing without a partner’s scope, and nothing of another partner', async () => {
    const page = (scope: Scope, list: string) =>
      ask(
        scope,
        sql`select unnest(ids) from gatehouse.search_page(${list}, 'a', null, 'name_key', false, null, null, 50, null)`,
      );
    const count = (scope: Scope, list: string) =>
      ask(scope, sql`select gatehouse.search_count(${list}, 'a', null, 50) as n`);
    const lists = [
      'clients',
      `clients-of-member ${foreign.membershipId}`,
      `members-of-client ${foreignClient.id}`,
      `eligible-members ${foreignClient.id}`,
    ];
    for (const list of lists) {
      for (const scope of [{}, { userId: own.userId }, customers()]) {
        expect(await page(scope, list)).toEqual([]);
        expect(await count(scope, list)).toEqual([{ n: 0 }]);
      }
    }
    expect(await page(partner(), 'clients')).toHaveLength(2);
    expect(await page(partner(), `clients-of-member ${own.membershipId}`)).toHaveLength(1);
    expect(await page(partner(), `clients-of-member ${foreign.membershipId}`)).toEqual([]);
    expect(await page(partner(), `members-of-client ${foreignClient.id}`)).toEqual([]);
  });
});

describe('writing', () => {
  const insertClient = (partnerId: string) =>
    sql`insert into clients (id, partner_id, code, business_name) values (${newId()}, ${partnerId}, ${`c-${newId()}`}, 'X')`;

  test('clients are created by their partner only', async () => {
    expect(await attempt(partner(), insertClient(own.partner.id))).toBe(1);
    for (const scope of [{}, customers(), { partnerId: foreign.partner.id }])
      expect(await attempt(scope, insertClient(own.partner.id))).toBe(refusedByPolicy);
    await app.peek("delete from clients where business_name = 'X'");
  });

  test('a client’s own people change nothing of it; other partners find nothing to change', async () => {
    const rename = sql`update clients set manage_users = true where id = ${client.id}`;
    expect(await attempt(customers(), rename)).toBe(refusedByPolicy);
    expect(await attempt({ partnerId: foreign.partner.id }, rename)).toBe(0);
    expect(await attempt(partner(), sql`update clients set partner_id = ${foreign.partner.id}`)).toBe(
      refusedByPolicy,
    );
    expect(await attempt(partner(), sql`delete from clients`)).toBe(refusedByPolicy);
    expect(await attempt(partner(), sql`update client_assignments set client_id = ${sibling.id}`)).toBe(
      refusedByPolicy,
    );
  });

  test('a code is no oracle: another partner’s code is free', async () => {
    const again = sql`insert into clients (id, partner_id, code, business_name)
      values (${newId()}, ${own.partner.id}, ${foreignClient.code}, 'X')`;
    expect(await attempt(partner(), again)).toBe(1);
    await app.peek("delete from clients where business_name = 'X'");
  });
});

describe('keys to hidden rows', () => {
  const assign = (partnerId: string | null, clientId: string, memberId: string) =>
    sql`insert into client_assignments (partner_id, client_id, membership_id) values (${partnerId}, ${clientId}, ${memberId})`;

  test('an assignment cannot reference another tenant, and a foreign id is answered like a random one', async () => {
    const { membershipId: mine } = own;
    const ownId = own.partner.id;
    for (const clientId of [foreignClient.id, newId()]) {
      expect(await attempt(partner(), assign(ownId, clientId, mine))).toBe(foreignKeyViolation);
      expect(await attempt(partner(), assign(null, clientId, mine))).toBe(refusedByPolicy);
      expect(await attempt(partner(), assign(foreign.partner.id, clientId, mine))).toBe(refusedByPolicy);
    }
    for (const memberId of [foreign.membershipId, newId()])
      expect(await attempt(partner(), assign(ownId, sibling.id, memberId))).toBe(foreignKeyViolation);
    expect(await attempt(customers(), assign(ownId, client.id, mine))).toBe(refusedByPolicy);
  });

  test('memberships and invitations cannot name another tenant’s client', async () => {
    const invite = (clientId: string) =>
      sql`insert into invitations (id, partner_id, client_id, email, role)
        values (${newId()}, ${own.partner.id}, ${clientId}, 'x@y.test', 'client_admin')`;
    const join = (clientId: string) =>
      sql`insert into memberships (id, user_id, partner_id, client_id, role)
        values (${newId()}, ${own.userId}, ${own.partner.id}, ${clientId}, 'client_admin')`;
    const scope = { ...partner(), userId: own.userId };
    for (const clientId of [foreignClient.id, newId()]) {
      expect(await attempt(scope, invite(clientId))).toBe(foreignKeyViolation);
      expect(await attempt(scope, join(clientId))).toBe(foreignKeyViolation);
    }
  });
});

test('rows written by an outsider’s SQL are complete', async () => {
  const id = newId();
  await app.peek(
    "insert into clients (id, partner_id, code, business_name) values ($1, $2, 'by-sql', 'Ébène')",
    [id, own.partner.id],
  );
  const colleague = await aMember(app, { partner: own.partner });
  await app.peek(
    'insert into client_assignments (client_id, membership_id, support_contact) values ($1, $2, true)',
    [id, colleague.membershipId],
  );
  expect(
    await app.peek(
      'select c.name_key, c.search, c.status, c.timezone, a.partner_id from clients c join client_assignments a on a.client_id = c.id where c.id = $1',
      [id],
    ),
  ).toEqual([
    {
      name_key: 'ebene',
      search: 'ebene\nby-sql\n',
      status: 'onboarding',
      timezone: 'UTC',
      partner_id: own.partner.id,
    },
  ]);
  expect(await aCustomer(app, id)).toContain('@');
});
