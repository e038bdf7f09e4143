import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyring } from '../../../platform/index.ts';
import { isProofCode, proofCode } from './proof-code.ts';
import { provenReset, resetToken, resetUrl } from './reset-link.ts';

const secret = 'a secret for this test of at least 32 bytes';
const keyring = createKeyring([secret]);

test('a token names its reset and no other, even with a changed id', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (id, otherId) => {
      const token = resetToken(keyring, id);
      expect(provenReset(keyring, token)).toBe(id);
      const moved = otherId.replaceAll('-', '') + token.slice(32);
      expect(provenReset(keyring, moved)).toBe(otherId === id ? id : null);
    }),
  );
});

test('anything but a token names nothing', () => {
  const lookalike = fc.stringMatching(/^[0-9a-f]{32}[A-Za-z0-9_-]{43}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), lookalike, fc.base64String()), (text) => {
      expect(provenReset(keyring, text)).toBeNull();
    }),
  );
});

const id = '01900000-0000-7000-8000-00000000000a';

test.each([
  [` ${resetToken(keyring, id)}`, 'a space before it'],
  [`${resetToken(keyring, id)}\n`, 'a line break after it'],
  [resetToken(keyring, id).toUpperCase(), 'capitals'],
  [id.replaceAll('-', '') + keyring.sign('invitation-link', id), 'a proof of another purpose (R09)'],
  [id.replaceAll('-', '') + keyring.sign('email-proof', id), 'a proof of a third purpose (R09)'],
  [
    resetToken(createKeyring(['another secret of at least 32 bytes, too']), id),
    'a proof of another installation',
  ],
])('«%s» is no token (%s)', (text) => {
  expect(provenReset(keyring, text)).toBeNull();
});

test('a link made before a rotation stays valid; one made with a dropped secret does not', () => {
  const token = resetToken(keyring, id);
  expect(provenReset(createKeyring(['the newest secret, 32 bytes or more of it', secret]), token)).toBe(id);
  expect(provenReset(createKeyring(['the newest secret, 32 bytes or more of it']), token)).toBeNull();
});

test('the token is in the fragment, which no server and no referrer sees', () => {
  const url = new URL(resetUrl('https://portal.example.test', 'TOKEN'));
  expect([url.pathname, url.search, url.hash]).toEqual(['/reset', '', '#token=TOKEN']);
});

test('a code has eight digits, differs for each proof, and is recognised however people write it', () => {
  const codes = new Set<string>();
  fc.assert(
    fc.property(fc.uuid(), (proof) => {
      const code = proofCode(keyring, proof);
      expect(code).toMatch(/^\d{8}$/);
      for (const typed of [
        code,
        ` ${code.slice(0, 4)} ${code.slice(4)} `,
        `${code.slice(0, 4)}-${code.slice(4)}`,
      ])
        expect(isProofCode(keyring, proof, typed)).toBe(true);
      const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
      for (const typed of [wrong, code.slice(1), `${code}0`, '', 'x'])
        expect(isProofCode(keyring, proof, typed)).toBe(false);
      codes.add(code);
    }),
  );
  expect(codes.size).toBeGreaterThan(95);
});
