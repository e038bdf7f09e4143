import { median, times } from '../measure.ts';
import type { Scenario } from '../scenario.ts';

/** Combining marks of two classes that a normaliser has to sort, in quadratic time. */
const hostile = (marks: number) => `a${'\u0300'.repeat(marks)}${'\u0316'.repeat(marks)}`;
const elements = 500;
/** Together just below the 100 kB a request may have. */
const marksEach = 45;

export const scenario: Scenario = {
  name: '500 hostile addresses in one invitation, and one of 98 kB',
  // Some 10 000 addresses in a minute: the limit is not what is measured here.
  variables: { RATE_LIMIT_SCALE: '1000' },
  async run(product) {
    const alice = await product.signedIn('alice@northwind.test');
    const invite = async (emails: readonly string[]) => {
      const { outcome } = await alice.mutate('partnerTeam.invite', { emails, role: 'partner_user' });
      if (outcome !== 'ok') throw new Error(`refused: ${outcome}`);
    };
    const plain = await times(10, () =>
      invite(Array.from({ length: elements }, (_, at) => `no address ${at}`)),
    );
    const many = await times(10, () =>
      invite(Array.from({ length: elements }, () => hostile(marksEach / 2))),
    );
    const short = await times(10, () => invite(['no address']));
    const long = await times(10, () => invite([hostile(24_400)]));
    return [
      { what: '500 plain addresses', value: median(plain), unit: 'ms' },
      {
        what: '500 hostile against 500 plain ones',
        value: median(many) - median(plain),
        unit: 'ms more',
        atMost: 20,
      },
      {
        what: 'one of 98 kB against one of ten letters',
        value: median(long) - median(short),
        unit: 'ms more',
        atMost: 20,
      },
    ];
  },
};
