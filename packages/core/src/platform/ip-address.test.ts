import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalAddress, neighbourhoodOf, subscriberOf } from './ip-address.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:51008', '192.0.2.7'],
  [' 192.0.2.7 ', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:0207', '192.0.2.7'],
  ['[::ffff:192.0.2.7]:443', '192.0.2.7'],
  ['2001:DB8::5', '2001:db8::5'],
  ['2001:0db8:0000:0:0:0:0:0005', '2001:db8::5'],
  ['[2001:db8::5]', '2001:db8::5'],
  ['[2001:db8::5]:40001', '2001:db8::5'],
  ['fe80::1%eth0', 'fe80::1'],
  ['[fe80::1%25eth0]:443', 'fe80::1'],
  ['[fe80::1%eth0]:443', 'fe80::1'],
  ['unknown', null],
  ['_hidden', null],
  ['', null],
  ['192.0.2', null],
  ['192.0.2.256', null],
  ['0x7f.1', null],
  ['3221225991', null],
  ['192.0.2.7:port', null],
  ['[192.0.2.7', null],
  ['<img src=x onerror=alert(1)>', null],
  ['x'.repeat(3_000), null],
])('%j is the address %j', (written, canonical) => {
  expect(canonicalAddress(written)).toBe(canonical);
});

test.each([
  ['192.0.2.7', '192.0.2.200:9', '192.0.2.0/24'],
  ['2001:db8:1:2::1', '2001:DB8:0001:ffff::9', '2001:db8:1::/48'],
  ['::ffff:192.0.2.100', '192.0.2.101', '192.0.2.0/24'],
  [null, 'no address', 'unknown'],
])('%s and %s are in %s', (one, other, network) => {
  expect([neighbourhoodOf(one), neighbourhoodOf(other)]).toEqual([network, network]);
});

test('a /64 is one subscriber; an IPv4 address is a subscriber of its own', () => {
  expect(subscriberOf('2001:db8:1:2::1')).toBe(subscriberOf('2001:db8:1:2:ffff::9'));
  expect(subscriberOf('2001:db8:1:3::1')).not.toBe(subscriberOf('2001:db8:1:2::1'));
  expect(subscriberOf('192.0.2.7')).not.toBe(subscriberOf('192.0.2.8'));
});

test.each([
  ['192.0.2.7', '192.0.2.200', true],
  ['192.0.2.7', '192.0.3.7', false],
  ['2001:db8:1:2::1', '2001:db8:1:ffff::9', true],
  ['2001:db8:1::1', '2001:db8:2::1', false],
  ['2001:0db8:0001::1', '2001:db8:1::2', true],
  ['2001:DB8::1', '2001:db8:0:1::1', true],
  ['::1', '::2', true],
])('%s and %s: one neighbourhood is %s', (one, other, same) => {
  expect(neighbourhoodOf(one) === neighbourhoodOf(other)).toBe(same);
});

test('every spelling of an address gives the same result', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 0, max: 65_535 }), (address, port) => {
      const bracketed = address.includes(':') ? `[${address}]` : address;
      const spellings = [address, address.toUpperCase(), `${bracketed}:${port}`].map(canonicalAddress);
      expect(spellings[0]).not.toBeNull();
      expect(new Set(spellings).size).toBe(1);
      expect(canonicalAddress(spellings[0] ?? '')).toBe(spellings[0]);
    }),
  );
});

test('the spelling received is never passed on', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(canonicalAddress(text) ?? '::').toMatch(/^[0-9a-f.:]+$/);
    }),
  );
});
