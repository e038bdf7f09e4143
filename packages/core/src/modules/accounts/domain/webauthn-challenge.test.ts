import { lifetimes } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { createKeyring } from '../../../platform/index.ts';
import { endOfChallenge, newChallenge, type ChallengeUse } from './webauthn-challenge.ts';

const [old, current] = ['o'.repeat(32), 'c'.repeat(32)];
const keyring = createKeyring([current]);
const moment = 1_700_000_000;
const uses: ChallengeUse[] = [
  { purpose: 'enrol', userId: 'one' },
  { purpose: 'enrol', userId: 'two' },
  { purpose: 'second_factor', pendingSessionId: 'one' },
  { purpose: 'second_factor', pendingSessionId: 'two' },
  { purpose: 'sign_in' },
];

test('a challenge is valid for its purpose and person, for five minutes, and for nothing else', () => {
  expect(lifetimes.passkeyChallenge).toBeLessThanOrEqual(300);
  for (const made of uses) {
    const challenge = newChallenge(keyring, made, moment + 0.7);
    const good = uses.filter(
      (use) => endOfChallenge(keyring, use, challenge) === moment + lifetimes.passkeyChallenge,
    );
    expect(good).toEqual([made]);
    expect(uses.filter((use) => endOfChallenge(keyring, use, challenge) !== null)).toEqual([made]);
  }
});

test('challenges differ, with 128 random bits each', () => {
  const made = Array.from({ length: 100 }, () => newChallenge(keyring, { purpose: 'sign_in' }, moment));
  expect(
    new Set(made.map((challenge) => Buffer.from(challenge, 'base64url').toString('hex', 0, 16))).size,
  ).toBe(100);
});

test('with any one bit turned, even in its end, it is invalid', () => {
  const bytes = Buffer.from(newChallenge(keyring, { purpose: 'sign_in' }, moment), 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const forged = Buffer.from(bytes);
    forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(endOfChallenge(keyring, { purpose: 'sign_in' }, forged.toString('base64url'))).toBeNull();
  }
});

test.each(['', 'x', 'A'.repeat(72), 'A'.repeat(73), '!'.repeat(72)])(
  '«%s» is not a challenge',
  (challenge) => {
    expect(endOfChallenge(keyring, { purpose: 'sign_in' }, challenge)).toBeNull();
  },
);

test('a challenge has one spelling; with two it could be used twice', () => {
  const challenge = newChallenge(keyring, { purpose: 'sign_in' }, moment);
  for (const other of [`${challenge}=`, ` ${challenge}`, `${challenge}\n`])
    expect(endOfChallenge(keyring, { purpose: 'sign_in' }, other)).toBeNull();
});

test('a rotation between challenge and answer does no harm', () => {
  const challenge = newChallenge(createKeyring([old]), { purpose: 'sign_in' }, moment);
  const end = (secrets: string[]) =>
    endOfChallenge(createKeyring(secrets), { purpose: 'sign_in' }, challenge);
  expect(end([current, old])).toBe(moment + lifetimes.passkeyChallenge);
  expect(end([current])).toBeNull();
});
