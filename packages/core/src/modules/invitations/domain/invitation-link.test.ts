import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyring } from '../../../platform/index.ts';
import { acceptUrl, linkToken, parseLinkToken, provesLink, type Channel } from './invitation-link.ts';

const keyring = createKeyring(['a secret for this test of at least 32 bytes']);
const channels = fc.constantFrom<Channel>('mailed', 'copied');
const generations = fc.integer({ min: 1, max: 1_000 });

test('a token names its invitation and channel, and proves its generation only', () => {
  fc.assert(
    fc.property(fc.uuid(), generations, channels, generations, (id, generation, channel, other) => {
      const claim = parseLinkToken(linkToken(keyring, id, generation, channel));
      expect(claim).toMatchObject({ invitationId: id, channel });
      expect(claim && provesLink(keyring, claim, generation)).toBe(true);
      expect(claim && provesLink(keyring, claim, other)).toBe(other === generation);
    }),
  );
});

test('changing its letter does not make a copied link a mailed one, nor changing its id another invitation’s', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), channels, (id, otherId, channel) => {
      const token = linkToken(keyring, id, 1, channel);
      const mark = channel === 'mailed' ? 'c' : 'm';
      const turned = parseLinkToken(token.slice(0, 32) + mark + token.slice(33));
      expect(turned && provesLink(keyring, turned, 1)).toBe(false);
      const moved = parseLinkToken(otherId.replaceAll('-', '') + token.slice(32));
      expect(moved && provesLink(keyring, moved, 1)).toBe(otherId === id);
    }),
  );
});

test('anything but a token is no claim, or one that proves nothing', () => {
  const lookalike = fc.stringMatching(/^[0-9a-f]{32}[mc][A-Za-z0-9_-]{43}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), lookalike, fc.base64String()), (text) => {
      const claim = parseLinkToken(text);
      expect(claim !== null && provesLink(keyring, claim, 1)).toBe(false);
    }),
  );
});

test.each([
  ['', 'nothing'],
  ['0'.repeat(32), 'an id alone'],
  [` ${linkToken(keyring, '01900000-0000-7000-8000-000000000001', 1, 'mailed')}`, 'a space before it'],
  [`${linkToken(keyring, '01900000-0000-7000-8000-000000000001', 1, 'mailed')}\n`, 'a line break after it'],
  [linkToken(keyring, '01900000-0000-7000-8000-00000000000a', 1, 'mailed').toUpperCase(), 'capitals'],
  [linkToken(keyring, '01900000-0000-7000-8000-000000000001', 1, 'mailed').replace('m', 'x'), 'another mark'],
])('«%s» is no token (%s)', (text) => {
  expect(parseLinkToken(text)).toBeNull();
});

test('the token is in the fragment, which no server and no referrer sees', () => {
  const url = new URL(acceptUrl('https://portal.example.test', 'TOKEN'));
  expect([url.pathname, url.search, url.hash]).toEqual(['/accept', '', '#token=TOKEN']);
});
