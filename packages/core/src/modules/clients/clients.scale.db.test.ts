import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  actAs,
  aMember,
  aPartnerAdmin,
  explainLists,
  openTestApp,
  type TestApp,
  type TestMember,
  withoutIndexes,
} from '../../testing/index.ts';
import type { UnitOfWork } from '../../platform/index.ts';
import { listAssignedClientsOf } from '../partner-team/index.ts';
import type { ClientsInput } from './contract.ts';
import { listAssignments, listClients, listEligibleMembers } from './index.ts';

/**
 * The most blocks that a page may read (CONTRACT §2: lists stay fast at 100 000 rows): reading all of the partner's clients one by one takes
 * ten times as many. Rows enough for the plans of 100 000. Milliseconds would depend on the machine; `npm run bench` measures them.
 */
const allowed = 3_000;

let app: TestApp;
let admin: TestMember;
let few: TestMember;
let many: TestMember;
let clientId: string;

beforeAll(async () => {
  app = await openTestApp();
  admin = await aPartnerAdmin(app);
  [few, many] = [
    await aMember(app, { partner: admin.partner }),
    await aMember(app, { partner: admin.partner }),
  ];
  const neighbour = await aPartnerAdmin(app);
  const fill = `insert into clients (id, partner_id, code, business_name, domain, status, created_at)
    select gen_random_uuid(), $1::uuid, 'code-' || n, initcap(translate(md5(n::text || $1::uuid), '0123456789', 'lmnoprstuv')) ||
        case when n % 5 = 0 then ' Dental' when n % 11111 = 7 then ' Zanzibar' else ' Studio' end,
      'site' || n || '.test',
      case when n % 3000 = 1 then 'archived' when n % 7 = 0 then 'paused' when n % 3 = 0 then 'onboarding' else 'active' end,
      now() - n * interval '1 minute' from generate_series(1, $2::integer) n`;
  await withoutIndexes(app, ['clients'], async () => {
    await app.peek(fill, [admin.partner.id, 30_000]);
    await app.peek(fill, [neighbour.partner.id, 6_000]);
  });
  const assign = `insert into client_assignments (client_id, membership_id, support_contact)
    select id, $1, true from clients where partner_id = $2 order by created_at limit $3`;
  await app.peek(assign, [few.membershipId, admin.partner.id, 12]);
  await app.peek(assign, [many.membershipId, admin.partner.id, 150]);
  await app.peek('vacuum analyze clients');
  await app.peek('vacuum analyze client_assignments');
  const [first] = await app.peek<{ id: string }>(
    'select client_id as id from client_assignments where membership_id = $1 limit 1',
    [few.membershipId],
  );
  clientId = first?.id ?? '';
}, 180_000);
afterAll(() => app.close());

/** The plan of the page's statement, and what exceeds the bounds of a page; null when nothing does. */
async function cost(who: TestMember, work: (uow: UnitOfWork) => Promise<unknown>) {
  const explained = await actAs(app, who, (uow) => explainLists(uow, work));
  const blocks = explained.reduce((sum, one) => sum + one.blocks, 0);
  const readThrough = explained.flatMap((one) => one.readThrough).filter((table) => table === 'clients');
  const plan = explained.map((one) => one.plan).join('\n');
  const fine = explained.length > 0 && blocks <= allowed && readThrough.length === 0;
  return { plan, tooMuch: fine ? null : `${blocks} blocks, read through ${readThrough.join(', ')}: ${plan}` };
}

type Request = readonly [what: string, input: Partial<ClientsInput>];
const requests: readonly Request[] = [
  ['the first page', {}],
  ...(['name', 'code', 'status', 'createdAt'] as const).flatMap((by) =>
    (['asc', 'desc'] as const).map((dir): Request => [`by ${by} ${dir}`, { sort: { by, dir } }]),
  ),
  ...(['active', 'onboarding', 'paused', 'archived'] as const).map((status): Request => [
    `only ${status}`,
    { status: [status] },
  ]),
  ['two rare and frequent states', { status: ['paused', 'archived'] }],
  ['a rare state by date', { status: ['archived'], sort: { by: 'createdAt', dir: 'desc' } }],
  ['a rare state by code', { status: ['archived'], sort: { by: 'code', dir: 'asc' } }],
  ...['dental', 'zanzibar', 'site27777.', 'code-4242', 'nobody has this', 'd', 'zq', '%', 'ö'].map(
    (search): Request => [`search «${search}»`, { search }],
  ),
  ['a search in a state', { search: 'dental', status: ['archived'] }],
  ['a search by date', { search: 'zanzibar', sort: { by: 'createdAt', dir: 'desc' } }],
  ['a search by code', { search: 'dental', sort: { by: 'code', dir: 'desc' } }],
];

test.each(requests)('an administrator of 30 000 clients: %s', async (_, input) => {
  const { tooMuch } = await cost(admin, (uow) => listClients(uow, { limit: 25, ...input }));
  expect(tooMuch).toBeNull();
});

const orders = requests.filter(([, { search, status }]) => search === undefined && status === undefined);
test.each(orders)('an administrator’s page %s is read from an index in its order', async (_, input) => {
  const { plan } = await cost(admin, (uow) => listClients(uow, { limit: 25, ...input }));
  expect(plan).not.toContain('"Sort"');
});

test.each(requests)('a partner user with 12 clients of 30 000: %s', async (_, input) => {
  const { tooMuch } = await cost(few, (uow) => listClients(uow, { limit: 25, ...input }));
  expect(tooMuch).toBeNull();
});

test.each(requests)('a partner user with 150 clients: %s', async (_, input) => {
  const { tooMuch } = await cost(many, (uow) => listClients(uow, { limit: 25, ...input }));
  expect(tooMuch).toBeNull();
});

test('the teams of a page cost one statement, however many clients are on it', async () => {
  const statements = async (limit: number) => {
    let asked = 0;
    const counting: KyselyPlugin = {
      transformQuery({ node }) {
        asked += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    const { items } = await actAs(app, many, (uow) =>
      listClients({ ...uow, db: uow.db.withPlugin(counting) }, { limit }),
    );
    expect(items.filter(({ team }) => team.total > 0)).toHaveLength(limit);
    return asked;
  };
  expect(await statements(100)).toBe(await statements(1));
});

test.each([
  ['assigned members', (uow: UnitOfWork) => listAssignments(uow, { clientId, limit: 25 })],
  ['eligible members', (uow: UnitOfWork) => listEligibleMembers(uow, { clientId, limit: 25 })],
  [
    'eligible members, searched',
    (uow: UnitOfWork) => listEligibleMembers(uow, { clientId, limit: 25, search: 'x' }),
  ],
  [
    '150 assigned clients',
    (uow: UnitOfWork) => listAssignedClientsOf(uow, { memberId: many.membershipId, limit: 25 }),
  ],
  [
    '150 assigned clients, searched',
    (uow: UnitOfWork) =>
      listAssignedClientsOf(uow, { memberId: many.membershipId, limit: 25, search: 'dental' }),
  ],
])('%s', async (_, work) => {
  const { tooMuch } = await cost(admin, work);
  expect(tooMuch).toBeNull();
});
