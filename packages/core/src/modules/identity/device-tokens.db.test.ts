import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyring } from '../../platform/index.ts';
import { aMember, openTestApp, testSecret, type TestApp } from '../../testing/index.ts';
import { recogniseDevice, rememberDevice } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const newer = 'a newer secret of thirty-two bytes or more';
const deps = (...secrets: string[]) => ({ db: app.limitDb, keyring: createKeyring(secrets) });

test('a token survives the rotation of APP_SECRET, as long as the older secret stays in the list', async () => {
  const { email } = await aMember(app);
  const cookie = await rememberDevice(deps(testSecret), null, email);
  const name = await recogniseDevice(deps(testSecret), cookie, email);
  expect(name).toMatch(/^[\w-]{16}$/);
  expect(await recogniseDevice(deps(newer, testSecret), cookie, ` ${email.toUpperCase()} `)).toBe(name);
  expect(await recogniseDevice(deps(newer), cookie, email)).toBeNull();
  // The next sign-in signs it again, under the same id.
  const renewed = await rememberDevice(deps(newer, testSecret), cookie, email);
  expect(await recogniseDevice(deps(newer), renewed, email)).toBe(name);
});

test('an unknown address gets none, and a token ends with the password', async () => {
  expect(await rememberDevice(deps(testSecret), null, 'nobody@nowhere.test')).toBeNull();
  const { email, userId } = await aMember(app);
  const cookie = await rememberDevice(deps(testSecret), null, email);
  await app.peek('update password_credentials set changed_at = clock_timestamp() where user_id = $1', [
    userId,
  ]);
  expect(await recogniseDevice(deps(testSecret), cookie, email)).toBeNull();
});

test.each(['', '~', 'a.b', '~~~~~~~~~', 'x'.repeat(4_000), `${'A'.repeat(16)}.${'B'.repeat(43)}`])(
  'a cookie of %j names nobody and breaks nothing',
  async (cookie) => {
    const { email } = await aMember(app);
    expect(await recogniseDevice(deps(testSecret), cookie, email)).toBeNull();
    expect(await rememberDevice(deps(testSecret), cookie, email)).not.toBeNull();
  },
);
