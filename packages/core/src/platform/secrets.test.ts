import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyring, parseSecrets, type Purpose } from './secrets.ts';

const [old, current, other] = ['o', 'c', 'x'].map((character) => character.repeat(32)) as [
  string,
  string,
  string,
];
const purposes: Purpose[] = [
  'invitation-link',
  'database-password',
  'rate-limit-key',
  'embedded-database',
  'totp-secret',
  'recovery-code',
  'webauthn-challenge',
];

test('a signature for one purpose is invalid for every other', () => {
  const keyring = createKeyring([current]);
  for (const made of purposes) {
    const signature = keyring.sign(made, 'message');
    const valid = purposes.filter((purpose) => keyring.verify(purpose, 'message', signature));
    expect(valid).toEqual([made]);
  }
});

test('a signature has 256 bits and fits one message only', () => {
  const keyring = createKeyring([current]);
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, another) => {
      const signature = keyring.sign('invitation-link', one);
      expect(Buffer.from(signature, 'base64url')).toHaveLength(32);
      expect(keyring.verify('invitation-link', another, signature)).toBe(one === another);
    }),
  );
});

test('a signature has one spelling', () => {
  const keyring = createKeyring([current]);
  const signature = keyring.sign('invitation-link', 'message');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const spellings = [
    ...Array.from(alphabet, (character) => signature.slice(0, -1) + character),
    `${signature}=`,
    ` ${signature}`,
  ];
  expect(spellings.filter((one) => keyring.verify('invitation-link', 'message', one))).toEqual([signature]);
});

test('a signature with any one bit turned is refused', () => {
  const keyring = createKeyring([current]);
  const signature = Buffer.from(keyring.sign('invitation-link', 'message'), 'base64url');
  for (let bit = 0; bit < 256; bit += 1) {
    const forged = Buffer.from(signature);
    forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(keyring.verify('invitation-link', 'message', forged.toString('base64url'))).toBe(false);
  }
});

test.each(['', 'short', 'A'.repeat(42), 'A'.repeat(44), '√'.repeat(43)])(
  '«%s» is not a signature',
  (signature) => {
    expect(createKeyring([current]).verify('invitation-link', 'message', signature)).toBe(false);
  },
);

test('after rotation the older secret still verifies and the newest signs; a dropped secret verifies nothing', () => {
  const before = createKeyring([old]).sign('invitation-link', 'message');
  const rotated = createKeyring([current, old]);
  expect(rotated.verify('invitation-link', 'message', before)).toBe(true);
  const after = rotated.sign('invitation-link', 'message');
  expect(after).not.toBe(before);
  expect(createKeyring([current]).verify('invitation-link', 'message', after)).toBe(true);
  expect(createKeyring([old]).verify('invitation-link', 'message', after)).toBe(false);
  expect(createKeyring([current, other]).verify('invitation-link', 'message', before)).toBe(false);
});

test('encrypted text opens only for its purpose and owner, and looks different each time', () => {
  const keyring = createKeyring([current]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (plain, owner) => {
      const sealed = keyring.encrypt('totp-secret', owner, plain);
      expect(keyring.decrypt('totp-secret', owner, sealed)).toEqual({ plain, outdated: false });
      expect(keyring.encrypt('totp-secret', owner, plain)).not.toBe(sealed);
      for (const purpose of purposes.filter((other) => other !== 'totp-secret'))
        expect(keyring.decrypt(purpose, owner, sealed)).toBeNull();
      expect(keyring.decrypt('totp-secret', `${owner}x`, sealed)).toBeNull();
    }),
  );
});

test('text with one bit turned, cut short or empty does not open', () => {
  const keyring = createKeyring([current]);
  const sealed = Buffer.from(keyring.encrypt('totp-secret', 'owner', 'JBSWY3DPEHPK3PXP'), 'base64url');
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const forged = Buffer.from(sealed);
    forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(keyring.decrypt('totp-secret', 'owner', forged.toString('base64url'))).toBeNull();
  }
  for (let length = 0; length < sealed.length; length += 1)
    expect(
      keyring.decrypt('totp-secret', 'owner', sealed.subarray(0, length).toString('base64url')),
    ).toBeNull();
});

test('after rotation text of the older secret still opens and is reported as outdated; without that secret it is lost', () => {
  const before = createKeyring([old]).encrypt('totp-secret', 'owner', 'plain');
  const rotated = createKeyring([current, old]);
  expect(rotated.decrypt('totp-secret', 'owner', before)).toEqual({ plain: 'plain', outdated: true });
  const after = rotated.encrypt('totp-secret', 'owner', 'plain');
  expect(rotated.decrypt('totp-secret', 'owner', after)).toEqual({ plain: 'plain', outdated: false });
  expect(createKeyring([old]).decrypt('totp-secret', 'owner', after)).toBeNull();
  expect(createKeyring([current, other]).decrypt('totp-secret', 'owner', before)).toBeNull();
});

test('a list of secrets is split, newest first', () => {
  expect(parseSecrets(` ${current} ,${old}`)).toEqual([current, old]);
});

test.each(['', 'short', `${current},`, `${current},short`, 'c'.repeat(31)])(
  '«%s» is too short a secret',
  (value) => {
    expect(() => parseSecrets(value)).toThrow('at least 32 bytes');
  },
);

test('bytes count, not characters; an empty list is not a keyring', () => {
  expect(parseSecrets('ß'.repeat(16))).toHaveLength(1);
  expect(() => createKeyring([])).toThrow('at least one secret');
});
