import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceFamily, neighbourhood } from './device-details.ts';

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
    { browser: 'Firefox', os: 'Windows' },
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    { browser: 'Safari', os: 'iOS' },
  ],
  ['', { browser: null, os: null }],
])('%s', (userAgent, family) => {
  expect(deviceFamily(userAgent)).toEqual(family);
});

test('a new version is no other family', () => {
  const firefox = (version: number) =>
    `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
  expect(deviceFamily(firefox(139))).toEqual(deviceFamily(firefox(140)));
});

test.each(['Dev17q/1.0 (x)', 'Dev18q/1.0 (x)', `${'x'.repeat(400)}/1`, '<b>mine</b>/2 (Own System 3)'])(
  'what nobody knows is no family of its own, and none of the caller’s text: %s',
  (made) => {
    expect(deviceFamily(made)).toEqual({ browser: null, os: null });
  },
);

test.each([
  ['192.0.2.7', '192.0.2.200', true],
  ['192.0.2.7', '192.0.3.7', false],
  ['2001:db8:1:2::1', '2001:db8:1:ffff::9', true],
  ['2001:db8:1::1', '2001:db8:2::1', false],
  ['2001:0db8:0001::1', '2001:db8:1::2', true],
  ['2001:DB8::1', '2001:db8:0:1::1', true],
  ['::1', '::2', true],
])('%s and %s: one neighbourhood is %s', (one, other, same) => {
  expect(neighbourhood(one) === neighbourhood(other)).toBe(same);
});

test('whatever stands there, it is read', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('(', 'Mozilla/5.0 (', '/', ' ', 'x/(((', '\\')),
      (text) => {
        expect(Object.keys(deviceFamily(text))).toEqual(['browser', 'os']);
      },
    ),
  );
});
