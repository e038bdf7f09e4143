import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { newTotpSecret, otpauthUrl, stepOf } from './totp.ts';

/** RFC 6238, appendix B, for SHA-1. The secret is «12345678901234567890»; our six digits are the last six of the RFC's eight. */
const rfcSecret = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer }).base32;

test.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_234_567_890, '005924', 41_152_263],
  [2_000_000_000, '279037', 66_666_666],
])('the standard’s own code at %i is accepted, for that step', (moment, code, step) => {
  expect(stepOf(rfcSecret, code, moment)).toBe(step);
});

test('codes of one step earlier and one step later are accepted with their own step, two steps are not', () => {
  const moment = 1_700_000_010;
  const now = TOTP.counter({ timestamp: moment * 1_000 });
  for (const [steps, expected] of [
    [-2, null],
    [-1, now - 1],
    [0, now],
    [1, now + 1],
    [2, null],
  ] as const) {
    const code = TOTP.generate({
      secret: Secret.fromBase32(rfcSecret),
      timestamp: (moment + steps * 30) * 1_000,
    });
    expect({ steps, step: stepOf(rfcSecret, code, moment) }).toEqual({ steps, step: expected });
  }
});

test.each(['287 082', '287-082', ' 287082 '])('«%s» is read as it was meant', (typed) => {
  expect(stepOf(rfcSecret, typed, 59)).toBe(1);
});

test.each(['', '28708', '2870822', '287o82', '٢٨٧٠٨٢', '287082\n287082', '-287082x', 'NaN'])(
  '«%s» is not a code',
  (typed) => {
    expect(stepOf(rfcSecret, typed, 59)).toBeNull();
  },
);

test('a new secret has 160 bits and is always different', () => {
  const secrets = Array.from({ length: 50 }, newTotpSecret);
  expect(new Set(secrets).size).toBe(50);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
});

test('the QR code’s address names the product and the account, whatever characters they have', () => {
  const url = new URL(otpauthUrl(rfcSecret, 'Gate & house: 1', 'a+b@example.test'));
  expect(url.protocol).toBe('otpauth:');
  expect(decodeURIComponent(url.pathname)).toContain('a+b@example.test');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    issuer: 'Gate & house: 1',
    secret: rfcSecret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});
