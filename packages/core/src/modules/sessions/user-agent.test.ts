import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeBrowser, deviceFamily } from './user-agent.ts';

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

test('a new version is the same family', () => {
  const firefox = (version: number) =>
    `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
  expect(deviceFamily(firefox(139))).toEqual(deviceFamily(firefox(140)));
});

test.each(['Dev17q/1.0 (x)', 'Dev18q/1.0 (x)', `${'x'.repeat(400)}/1`, '<b>mine</b>/2 (Own System 3)'])(
  'an unknown browser is no family of its own, and none of the sent text: %s',
  (made) => {
    expect(deviceFamily(made)).toEqual({ browser: null, os: null });
  },
);

test('any text is parsed without an error', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('(', 'Mozilla/5.0 (', '/', ' ', 'x/(((', '\\')),
      (text) => {
        expect(Object.keys(deviceFamily(text))).toEqual(['browser', 'os']);
      },
    ),
  );
});

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    { device: 'desktop', browser: 'Firefox 145', os: 'Linux' },
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    { device: 'desktop', browser: 'Microsoft Edge 142', os: 'Windows' },
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
    { device: 'phone', browser: 'Safari 26', os: 'iOS' },
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    { device: 'tablet', browser: 'Safari 17', os: 'iOS' },
  ],
  [
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    { device: 'desktop', browser: 'Chrome 142', os: 'Chrome OS' },
  ],
] as const)('%s', (userAgent, words) => {
  expect(describeBrowser(userAgent)).toEqual(words);
});

test.each([null, '', 'x', 'curl/8.5.0', '<script>alert(1)</script>', '('.repeat(512), '\u{1F600}'])(
  '«%s» says nothing, and gives nothing',
  (userAgent) => {
    expect(describeBrowser(userAgent)).toEqual({ device: 'other', browser: null, os: null });
  },
);
