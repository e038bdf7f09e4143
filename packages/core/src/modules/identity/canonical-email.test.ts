import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalEmail } from './vocabulary.ts';

const local = (length: number) => 'l'.repeat(length);
/** An address of exactly this many characters, every label of its domain legal. */
const ofLength = (length: number) => {
  const rest = length - 64 - 1;
  const labels = `${'a'.repeat(62)}.`.repeat(10).slice(0, rest - 5);
  return `${local(64)}@${labels.replace(/\.$/, 'a')}.test`;
};

test.each([
  ['Alice@Example.TEST', 'alice@example.test'],
  ['  alice@example.test\t', 'alice@example.test'],
  ['\u00a0alice@example.test\ufeff', 'alice@example.test'],
  ['first.last+tag@sub.example.test', 'first.last+tag@sub.example.test'],
  ["o'brien@example.test", "o'brien@example.test"],
  ['a!#$%&*+/=?^_`{|}~-z@example.test', 'a!#$%&*+/=?^_`{|}~-z@example.test'],
  ['info@xn--bcher-kva.example', 'info@xn--bcher-kva.example'],
  ['info@example.xn--p1ai', 'info@example.xn--p1ai'],
  // A domain, and so a person, has one canonical form however it is typed. A look-alike gets another form.
  ['info@bücher.test', 'info@xn--bcher-kva.test'],
  ['Info@BÜCHER.test', 'info@xn--bcher-kva.test'],
  ['info@bu\u0308cher.test', 'info@xn--bcher-kva.test'],
  ['info@XN--BCHER-KVA.test', 'info@xn--bcher-kva.test'],
  ['alice@example.tеst', 'alice@example.xn--tst-rdd'],
  // The Kelvin sign is K in NFC: the stored address is the validated one, never the look-alike.
  ['\u212aelvin@example.test', 'kelvin@example.test'],
])('«%s» is «%s»', (typed, canonical) => {
  expect(canonicalEmail(typed)).toBe(canonical);
});

test.each([
  '',
  '@',
  'alice',
  'alice@',
  '@example.test',
  'alice@localhost',
  'alice@example',
  'a@b@example.test',
  'alice@example.test, evil@example.test',
  'alice@example.test;evil@example.test',
  'Alice <alice@example.test>',
  '"alice"@example.test',
  '"a@b"@example.test',
  'al ice@example.test',
  'alice@exam ple.test',
  'alice@example.test\nBcc: evil@example.test',
  'alice\0@example.test',
  '.alice@example.test',
  'alice.@example.test',
  'al..ice@example.test',
  'alice@-example.test',
  'alice@example-.test',
  'alice@example..test',
  'alice@example.test.',
  'alice@[127.0.0.1]',
  'alice@127.0.0.1',
  'alice@example.t',
  'alice(comment)@example.test',
  'alicë@example.test',
  'alice@b\u00ad.example',
  'alice@bücher。example',
  'alice@bü%63her.example',
  'alice@bü_cher.example',
  'аlice@example.test',
  'alice\u200b@example.test',
  'alice\u202e@example.test',
  'ſam@example.test',
  'İnci@example.test',
])('«%s» is not one address', (typed) => {
  expect(canonicalEmail(typed)).toBeNull();
});

test('254 characters fit, 255 do not; 64 before the @ fit, 65 do not', () => {
  expect(ofLength(254)).toHaveLength(254);
  expect(canonicalEmail(ofLength(254))).toBe(ofLength(254));
  expect(canonicalEmail(ofLength(255))).toBeNull();
  expect(canonicalEmail(`${local(64)}@example.test`)).not.toBeNull();
  expect(canonicalEmail(`${local(65)}@example.test`)).toBeNull();
  expect(canonicalEmail(`a@${'d'.repeat(64)}.test`)).toBeNull();
});

test('a canonical address is its own canonical form, ASCII, lower case, with one @', () => {
  const typed = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'binary' }),
    fc.string().map((text) => `${text}@example.test`),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const canonical = canonicalEmail(text);
      expect(canonical ?? 'a@b').toMatch(/^[\x21-\x3f\x5b-\x7e]+@[\x21-\x3f\x5b-\x7e]+$/);
      expect(canonicalEmail(canonical ?? '')).toBe(canonical);
    }),
  );
});

test('case, surrounding spaces and the form of accents make no difference', () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.constantFrom('NFC' as const, 'NFD' as const), (email, form) => {
      const plain = canonicalEmail(email);
      expect(canonicalEmail(email.toUpperCase())).toBe(plain);
      expect(canonicalEmail(` ${email.normalize(form)} `)).toBe(plain);
    }),
  );
});
