import { median, times } from '../measure.ts';
import { demoPassword, type Product } from '../product.ts';
import type { Measure, Scenario } from '../scenario.ts';

const rows = 100_000;
const runs = 12;

/** F5 and F14: rows inserted past the product, whose own caps are 50 and 100. */
export const scenario: Scenario = {
  name: '100 000 known devices and 100 000 sessions of one person, inserted by SQL',
  // A dozen sign-ins in a row are no attack here.
  variables: { RATE_LIMIT_SCALE: '100' },
  async run(product) {
    const acts = await actsOf(product);
    const before = await measure(acts);
    await insertRows(product);
    const after = await measure(acts);
    return [...before].map(([what, quiet]): Measure => ({
      what: `${what}, median against before`,
      value: median(after.get(what) ?? []) / median(quiet),
      unit: '×',
      atMost: 3,
    }));
  },
};

type Acts = Readonly<Record<string, () => Promise<unknown>>>;

async function actsOf(product: Product): Promise<Acts> {
  const eli = await product.signedIn('eli@blueharbor.test');
  const erin = await product.signedIn('erin@blueharbor.test');
  const door = product.visitor();
  const [row] = await product.database.query<{ id: string }>(
    "select m.id from memberships m join users u on u.id = m.user_id where u.email = 'eli@blueharbor.test'",
  );
  const must = async (sent: Promise<{ outcome: string }>) => {
    const { outcome } = await sent;
    if (outcome !== 'ok') throw new Error(`refused: ${outcome}`);
  };
  return {
    'sign-in': () => must(door.signIn('eli@blueharbor.test', demoPassword)),
    'own sessions': () => must(eli.query('account.sessions')),
    'the administrator’s view of them': () => must(erin.query('clientUsers.sessions', { memberId: row?.id })),
  };
}

async function measure(acts: Acts): Promise<Map<string, number[]>> {
  const all = new Map<string, number[]>();
  for (const [what, act] of Object.entries(acts)) all.set(what, await times(runs, act));
  return all;
}

async function insertRows({ database }: Product): Promise<void> {
  await database.query(`
    insert into known_devices (user_id, mark, last_seen_at)
    select u.id, md5(n::text), now() - n * interval '1 second'
      from users u, generate_series(1, ${rows}) n where u.email = 'eli@blueharbor.test'`);
  await database.query(`
    insert into sessions (id, handle, user_id, membership_id)
    select md5(n::text), gen_random_uuid(), u.id, m.id
      from users u join memberships m on m.user_id = u.id, generate_series(1, ${rows}) n
     where u.email = 'eli@blueharbor.test'`);
  await database.query('analyze known_devices, sessions');
}
