import { expect, test } from 'vitest';
import { relyingPartyOf } from './relying-party.ts';

test.each([
  ['https://portal.example.test', 'portal.example.test', 'https://portal.example.test'],
  ['https://portal.example.test:8443', 'portal.example.test', 'https://portal.example.test:8443'],
  ['http://localhost:3000', 'localhost', 'http://localhost:3000'],
  ['http://127.0.0.1:3000', 'localhost', 'http://localhost:3000'],
])('under %s passkeys are made for %s', (publicUrl, id, origin) => {
  expect(relyingPartyOf(publicUrl, 'Gatehouse')).toEqual({ id, name: 'Gatehouse', origin });
});
