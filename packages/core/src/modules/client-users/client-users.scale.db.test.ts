import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aClient,
  aClientTeam,
  actAs,
  aCustomerCrowd,
  explainLists,
  openTestApp,
  type ClientTeam,
  type TestClientUser,
  type TestApp,
} from '../../testing/index.ts';
import { type ClientUsersInput } from './contract.ts';
import { clientUserSortFields } from './vocabulary.ts';
import { listClientUsers } from './index.ts';

/**
 * The most blocks that a page may read (CONTRACT §2: lists stay fast at 100 000 rows). Most read some tens; reading every person or
 * invitation of a partner takes as many as it has. Rows enough for the plans of 100 000. Milliseconds would depend on the machine and its
 * load: `npm run bench` measures them, with 100 000 rows.
 */
const allowed = 3_000;
const [ofTheClient, ofTheOthers, elsewhere] = [20_000, 10_000, 6_000];

let app: TestApp;
/** A partner with many clients, of which one has most people. */
let team: ClientTeam;

beforeAll(async () => {
  app = await openTestApp();
  team = await aClientTeam(app);
  const others: string[] = [];
  for (let n = 0; n < 50; n += 1) others.push((await aClient(app, team.agent)).id);
  await aCustomerCrowd(app, [
    { clientIds: [team.clientId], people: ofTheClient, invitees: ofTheClient },
    { clientIds: others, people: ofTheOthers, invitees: ofTheOthers },
    { clientIds: [(await aClientTeam(app)).clientId], people: elsewhere, invitees: elsewhere },
  ]);
}, 300_000);
afterAll(() => app.close());

type Input = Partial<ClientUsersInput>;
type Viewer = Pick<TestClientUser, 'actor'>;

const explain = (who: Viewer, input: Input) =>
  actAs(app, who, (uow) => explainLists(uow, (uow) => listClientUsers(uow, { limit: 25, ...input })));

/** What exceeds the bounds of a page; null when nothing does. */
async function cost(who: Viewer, input: Input): Promise<string | null> {
  const explained = await explain(who, input);
  const blocks = explained.reduce((sum, one) => sum + one.blocks, 0);
  const readThrough = explained
    .flatMap((one) => one.readThrough)
    .filter((table) => /^(?:memberships|invitations)$/.test(table));
  if (explained.length > 0 && blocks <= allowed && readThrough.length === 0) return null;
  return `${blocks} blocks, read through ${readThrough.join(', ')}: ${explained.map(({ plan }) => plan).join('\n')}`;
}

type Asked = readonly [what: string, input: Input];
const orders = clientUserSortFields.flatMap((by) =>
  (['asc', 'desc'] as const).map((dir): Asked => [`by ${by} ${dir}`, { sort: { by, dir } }]),
);
const filters: readonly Asked[] = [
  ['only active', { status: ['active'] }],
  ['only deactivated', { status: ['deactivated'] }],
  ['only pending', { status: ['pending'] }],
  ['only expired', { status: ['expired'] }],
  ['deactivated and expired', { status: ['deactivated', 'expired'] }],
  ['a frequent role', { role: ['client_member'] }],
  ['a rare role', { role: ['client_admin'] }],
  ['a very rare role', { role: ['community_manager'] }],
  ['two roles', { role: ['client_admin', 'community_manager'] }],
  ['a rare role in a rare state', { role: ['community_manager'], status: ['deactivated', 'pending'] }],
];
const searched = [
  'person',
  'person17777@',
  'guest',
  'guest17776@',
  'zoë kjær',
  'zq',
  'er',
  'z',
  'q',
  '%',
  'nobodyhasthis',
  'xx',
  '017771',
  '+49 (30) 017771',
  '30 0177-7',
  '+49 30 01',
].map((search): Asked => [`search «${search}»`, { search }]);

const fromTheEnd = ([what, input]: Asked): Asked => [
  `${what} by status, from the end`,
  { ...input, sort: { by: 'status', dir: 'desc' } },
];
const byLastTime = ([what, input]: Asked): Asked => [
  `${what} by the last time`,
  { ...input, sort: { by: 'lastActive', dir: 'desc' } },
];
const narrowed = searched.flatMap(([what, input]): Asked[] => [
  [`${what} in a rare role`, { ...input, role: ['client_admin'] }],
  [`${what} among the deactivated and expired`, { ...input, status: ['deactivated', 'expired'] }],
]);

describe.each([
  ['the partner’s administrator, of 51 clients', () => team.agent, () => ({})],
  ['the partner’s administrator, of one client', () => team.agent, () => ({ clientId: team.clientId })],
  ['the client’s administrator', () => team.boss, () => ({})],
] as const)('%s', (_, who, tenant) => {
  test.each([
    ...orders,
    ...filters,
    ...filters.map(fromTheEnd),
    ...searched,
    ...searched.map(byLastTime),
    ...narrowed,
  ])('%s', async (_what, input) => {
    expect(await cost(who(), { ...tenant(), ...input })).toBeNull();
  });

  test.each(orders)('%s, far down, among the people and among the invitees', async (_what, input) => {
    const { clientId }: Input = tenant();
    const listed = who() === team.boss ? team.clientId : clientId;
    for (const cursor of await farDown(input, who(), listed ?? ''))
      expect(await cost(who(), { ...tenant(), ...input, cursor })).toBeNull();
  });
});

const columns = {
  name: 'name_key',
  email: 'email',
  role: 'role',
  status: 'status',
  lastActive: 'last_active_at',
} as const;

/** Cursors as the pages before would have ended: after the 8 000th person, and after the 8 000th open invitation. */
async function farDown({ sort }: Input, { actor }: Viewer, listed: string): Promise<string[]> {
  const { by, dir } = sort ?? { by: 'name', dir: 'asc' };
  const at = async (table: string, key: string, where: string) => {
    const [row] = await app.peek<{ key: string | null; id: string }>(
      `select ${key}::text as key, id from ${table} where partner_id = $1 and client_id is not null and ($2 = '' or client_id::text = $2) and ${where}
        order by 1 ${dir} nulls last, id ${dir} offset 8000 limit 1`,
      [actor.membership?.partnerId, listed],
    );
    const cursor = [`client-users ${listed}`, by, dir, row?.key, row?.id];
    return Buffer.from(JSON.stringify(cursor)).toString('base64url');
  };
  const invited = {
    name: 'null',
    email: 'email_canonical',
    role: 'role',
    status: 'status',
    lastActive: 'null',
  }[by];
  return [
    await at('memberships', columns[by], "status <> 'removed'"),
    await at('invitations', invited, "status = 'pending' and expires_at > now()"),
  ];
}

test.each(orders)('a client’s page %s is read from indexes in its order', async (_, input) => {
  const [{ plan } = { plan: '' }] = await explain(team.boss, input);
  // Each range is entered at its beginning: nothing is read and discarded.
  const thrown = [...plan.matchAll(/"Rows Removed by Filter": ?(\d+)/g)].map(([, rows]) => Number(rows));
  expect(Math.max(0, ...thrown)).toBeLessThan(100);
  for (const own of [
    'memberships_client_people_',
    'invitations_client_invitees_',
    'invitations_client_invitees_overdue',
  ])
    expect(plan).toContain(own);
});
