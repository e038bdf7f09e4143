import { clientCode } from '@gatehouse/core/clients/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeCode } from './propose-code.ts';

describe('a client ID out of a name', () => {
  it.each([
    ['Acme Dental', 'acme-dental'],
    ['  Zahnärzte & Söhne GmbH. ', 'zahnarzte-sohne-gmbh'],
    ['Straße 7', 'strasse-7'],
    ["O'Neill’s Pub", 'oneills-pub'],
    ['Łódź – Ørsted', 'lodz-orsted'],
    ['ﬁne ①', 'fine-1'],
    ['株式会社', ''],
    ['!', ''],
    ['A', ''],
  ])('%s → %s', (name, code) => expect(proposeCode(name)).toBe(code));

  it('ends with a whole word', () => {
    expect(proposeCode('The very long name of a client that nobody would choose')).toBe(
      'the-very-long-name-of-a-client-that-nobody-would',
    );
    expect(proposeCode('x'.repeat(80))).toHaveLength(50);
  });

  it('is always one the server takes, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 130 }), (name) => {
        const code = proposeCode(name);
        expect(code === '' || clientCode.safeParse(code).success).toBe(true);
      }),
    );
  });
});
