import { setTimeout as pause } from 'node:timers/promises';
import { crowd, each, quantile, times } from '../measure.ts';
import type { Product } from '../product.ts';
import type { Scenario } from '../scenario.ts';

const password = 'correct-horse-battery-staple';
const wrong = 'certainly not the password';

/** F4, F13, F7 and R03 in one run: what a flood of sign-ins does to signed-in people, and what it reveals about accounts. */
export const scenario: Scenario = {
  name: 'floods of sign-ins and reset requests, and what an answer’s time tells',
  async run(product) {
    const alice = await product.signedIn('alice@northwind.test');
    const look = () => alice.query('partnerTeam.members');
    await times(20, look);
    const idle = await times(40, look);
    const during = async (act: (at: number) => Promise<unknown>) => {
      const flood = floodOf(act);
      await pause(1_000);
      const busy = await times(40, look);
      await flood.stop();
      return quantile(busy, 0.95) / quantile(idle, 0.95);
    };
    let broken = 0;
    const signIn = async (who: ReturnType<Product['visitor']>, email: string, word: string) => {
      const { status } = await who.signIn(email, word);
      if (status >= 500) broken += 1;
    };
    const crowdOfStrangers = Array.from({ length: 60 }, (_, index) => stranger(product, index));
    const at = (index: number) => crowdOfStrangers[index % crowdOfStrangers.length] ?? stranger(product, 0);
    const right = await during((index) => signIn(at(index), 'eli@blueharbor.test', password));
    const wrongOnes = await during((index) => signIn(at(index), 'bob@northwind.test', wrong));
    const spread = await during((index) => signIn(at(index), `flood${index}@nowhere.test`, wrong));
    const resets = await during((index) =>
      at(index).mutate('auth.requestPasswordReset', { email: `flood${index}@nowhere.test` }),
    );
    const [left] = await product.database.query<{ n: number }>(
      "select count(*)::integer as n from rate_limits where leases <> '{}'",
    );
    const quiet = await auc(product, 'quiet');
    const flood = floodOf((index) => at(index).signIn(`load${index}@nowhere.test`, wrong), 20);
    const loaded = await auc(product, 'loaded');
    await flood.stop();
    const between = { unit: '', atLeast: 0.45, atMost: 0.55 };
    return [
      { what: 'others, one account’s right passwords, p95 against idle', value: right, unit: '×', atMost: 3 },
      {
        what: 'others, one account’s wrong passwords, p95 against idle',
        value: wrongOnes,
        unit: '×',
        atMost: 3,
      },
      { what: 'others, sign-ins from many networks, p95 against idle', value: spread, unit: '×' },
      { what: 'others, reset requests from many networks, p95 against idle', value: resets, unit: '×' },
      { what: 'sign-ins that broke', value: broken, unit: '', atMost: 0 },
      { what: 'places left behind', value: left?.n ?? 0, unit: '', atMost: 0 },
      { what: 'known against unknown addresses, idle, AUC', value: quiet, ...between },
      { what: 'known against unknown addresses, under load, AUC', value: loaded, ...between },
    ];
  },
};

/**
 * A fixed number of requests a second, whatever their outcome: the flood of finding F4. If they were sent as fast as answers come, the
 * measurement would be of the sender, which runs on the same machine.
 */
const floodOf = (act: (at: number) => Promise<unknown>, aSecond = 120) =>
  crowd(60, async (at) => {
    await Promise.all([act(at), pause(60_000 / aSecond)]);
  });

/** A visitor from a network and a neighbourhood of their own. */
const stranger = (product: Product, index: number) => product.visitor(`2001:db8:${index.toString(16)}::1`);

/**
 * The probability that a known address takes longer than an unknown one. Each is tried four times at most: the fifth failure would be its
 * last.
 */
async function auc(product: Product, word: string): Promise<number> {
  const people = await product.database.query<{ email: string }>(
    `select email from users where email like '%@northwind.test' and email !~ '^(alice|bob)@' order by md5(email || '${word}') limit 10`,
  );
  const probe = Array.from({ length: people.length }, (_, index) =>
    stranger(product, index + (word === 'quiet' ? 1_000 : 2_000)),
  );
  const known: number[] = [];
  const unknown: number[] = [];
  await each(people.length * 2, 1, async (at) => {
    const email = people[(at - 1) % people.length]?.email ?? '';
    const pair = [
      [known, email],
      [unknown, `x${email}`],
    ] as const;
    for (const [list, address] of at % 2 === 0 ? pair : pair.toReversed())
      list.push(
        ...(await times(1, () => (probe[at % probe.length] ?? stranger(product, 0)).signIn(address, wrong))),
      );
  });
  const wins = known.flatMap((one) => unknown.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}
