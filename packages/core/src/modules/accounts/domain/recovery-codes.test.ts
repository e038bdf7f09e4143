import { expect, test } from 'vitest';
import { createKeyring } from '../../../platform/index.ts';
import { hashRecoveryCode, isRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';

const [old, current] = ['o'.repeat(32), 'c'.repeat(32)];
const keyring = createKeyring([current]);

test('ten different codes of eighty bits', () => {
  const codes = newRecoveryCodes();
  expect(codes).toHaveLength(10);
  expect(new Set([...codes, ...newRecoveryCodes()]).size).toBe(20);
  for (const code of codes) expect(code).toMatch(/^[a-z2-7]{4}(?:-[a-z2-7]{4}){3}$/);
});

test('a code is recognised however it is written down, and no other is', () => {
  const hash = hashRecoveryCode(keyring, 'user', 'oabc-defi-jklm-nopq');
  for (const typed of [
    'oabc-defi-jklm-nopq',
    'OABCDEFIJKLMNOPQ',
    ' oabc defi jklm nopq ',
    '0abc-def1-jklm-n0pq',
  ])
    expect(isRecoveryCode(keyring, 'user', typed, hash)).toBe(true);
  for (const typed of ['', 'oabc-defi-jklm-nop', 'oabc-defi-jklm-nopr', 'oabc-defi-jklm-nopqq'])
    expect(isRecoveryCode(keyring, 'user', typed, hash)).toBe(false);
});

test('a hash is invalid in another person’s row or under another secret, and survives a rotation', () => {
  const hash = hashRecoveryCode(createKeyring([old]), 'user', 'oabc-defi-jklm-nopq');
  const known = (secrets: string[], user = 'user') =>
    isRecoveryCode(createKeyring(secrets), user, 'oabc-defi-jklm-nopq', hash);
  expect(known([current, old])).toBe(true);
  expect(known([current, old], 'another')).toBe(false);
  expect(known([current])).toBe(false);
});
