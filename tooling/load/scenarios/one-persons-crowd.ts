import { setTimeout as pause } from 'node:timers/promises';
import { crowd, median, quantile, times } from '../measure.ts';
import type { Product } from '../product.ts';
import type { Scenario } from '../scenario.ts';
import type { Visitor } from '../visitor.ts';

const atOnce = 600;
const looks = 40;

/** F2: a person with the lowest role at one client floods; who waits for it? */
export const scenario: Scenario = {
  name: 'one customer’s member keeps 600 changes of their own profile in flight',
  async run(product) {
    const eli = await product.signedIn('eli@blueharbor.test');
    const others = {
      'a colleague at the same client': await looker(product, 'erin@blueharbor.test', 'account.sessions'),
      'the agency’s administrator': await looker(product, 'alice@northwind.test', 'partnerTeam.members'),
      'another client’s administrator': await looker(product, 'dana@acme.test', 'account.sessions'),
      'another partner': await looker(product, 'carol@southbank.test', 'partnerTeam.members'),
    };
    const idle = new Map<string, number[]>();
    for (const [who, look] of Object.entries(others)) idle.set(who, await times(looks, look));
    const flood = crowd(atOnce, () => changeProfile(eli));
    // Six hundred calls that begin together pass in a moment. The question is how others fare while the flood lasts.
    await pause(3_000);
    const busy = new Map<string, number[]>();
    for (const [who, look] of Object.entries(others)) busy.set(who, await times(looks, look));
    const sent = await flood.stop();
    return [
      { what: 'changes sent', value: sent, unit: '' },
      ...[...idle].map(([who, quiet]) => ({
        what: `${who}, p95 against idle (idle p50 ${median(quiet).toFixed(1)} ms)`,
        value: quantile(busy.get(who) ?? [], 0.95) / quantile(quiet, 0.95),
        unit: '×',
        atMost: 3,
      })),
    ];
  },
};

async function looker(product: Product, email: string, path: string): Promise<() => Promise<void>> {
  const visitor = await product.signedIn(email);
  return async () => {
    const { outcome } = await visitor.query(path);
    if (outcome !== 'ok') throw new Error(`${email}: ${outcome}`);
  };
}

async function changeProfile(visitor: Visitor): Promise<void> {
  await visitor.mutate('account.updateProfile', { displayName: 'Eli' });
}
