import { clientCode } from '@gatehouse/core/clients/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeCode } from './propose-code.ts';

describe('a client ID from a name', () => {
  it.each([
    ['Acme Dental', 'acme-dental'],
    ['Straße 7', 'strasse-7'],
    ["O'Neill’s Pub", 'oneills-pub'],
    ['Łódź – Ørsted', 'lodz-orsted'],
    ['ﬁne ①', 'fine-1'],
    ['株式会社', ''],
    ['!', ''],
    ['A', ''],
  ])('%s → %s', (name, code) => expect(proposeCode(name, 'en')).toBe(code));

  it.each([
    ['  Zahnärzte & Söhne GmbH. ', 'en', 'zahnaerzte-soehne'],
    ['Zahnarztpraxis Dr. Müller, Lüdenscheidt & Söhne GmbH', 'en', 'zahnarztpraxis-dr'],
    ['Müller', 'de', 'mueller'],
    ['Mu\u0308ller', 'de', 'mueller'],
    ['Müller', 'en', 'muller'],
    ['Größe', 'en', 'groesse'],
    ['Smørrebrød ApS', 'de', 'smoerrebroed'],
    ['Ångström AB', 'de', 'angstrom'],
    ['Citroën', 'de', 'citroen'],
  ])('%s, read in %s, is spelled as its language does: %s', (name, language, code) =>
    expect(proposeCode(name, language)).toBe(code),
  );

  it.each([
    ['Hansen GmbH & Co. KG', 'hansen'],
    ['Turnverein Süd e.V.', 'turnverein-sued'],
    ['Acme, Inc.', 'acme'],
    ['Rossi S.r.l.', 'rossi'],
    ['Nowak Sp. z o.o.', 'nowak'],
    ['Vella Pty Ltd', 'vella'],
    ['Limited', 'limited'],
    ['Limited Edition', 'limited-edition'],
  ])('%s is used without its legal form: %s', (name, code) => expect(proposeCode(name, 'en')).toBe(code));

  it('ends with a word that can stand alone', () => {
    expect(proposeCode('The very long name of a client that nobody would choose', 'en')).toBe(
      'the-very-long-name',
    );
    expect(proposeCode('x'.repeat(80), 'en')).toHaveLength(24);
  });

  it('is always one the server accepts, or empty', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 130 }),
        fc.constantFrom('en', 'de'),
        (name, language) => {
          const code = proposeCode(name, language);
          expect(code === '' || clientCode.safeParse(code).success).toBe(true);
        },
      ),
    );
  });
});
