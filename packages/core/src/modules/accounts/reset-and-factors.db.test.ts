import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aPendingSession,
  aMember,
  openMailServer,
  openTestApp,
  refusalOf,
  testPassword,
  withPasskey,
  withTotp,
  type MailServer,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { systemOrigin } from '../../platform/index.ts';
import { signIn } from '../identity/index.ts';
import { findPendingSession } from '../sessions/index.ts';
import { requestPasswordReset, resetPassword } from './index.ts';

let app: TestApp;
let office: MailServer;
beforeAll(async () => {
  app = await openTestApp();
  office = await openMailServer(app);
});
afterAll(async () => {
  await office.close();
  await app.close();
});

const origin = systemOrigin('test');
const deps = () => ({ ...app, db: app.db() });
const tryToSignIn = async (email: string, password: string) =>
  (await signIn(deps(), origin, { email, password })).status;
const factorRows = ({ userId }: TestMember) =>
  app.peek(
    `select 1 from totp_factors where user_id = $1 union all select 1 from passkeys where user_id = $1
      union all select 1 from recovery_codes where user_id = $1`,
    [userId],
  );

async function mailedToken({ email }: TestMember): Promise<string> {
  await requestPasswordReset(app.transact, origin, { email });
  await office.deliver();
  const mail = office.mailbox
    .mails()
    .findLast(({ to, link }) => to.includes(email) && link?.includes('/reset#'));
  return new URL(mail?.link ?? '').hash.replace('#token=', '');
}

test('after a reset the second factor is still asked for, and an earlier pending session has ended', async () => {
  const member = await aMember(app);
  await withTotp(app, member);
  const { token: pending } = await aPendingSession(app, member);
  await resetPassword(deps(), origin, {
    token: await mailedToken(member),
    password: 'nine old copper kettles',
  });
  expect(await tryToSignIn(member.email, 'nine old copper kettles')).toBe('mfa_required');
  expect(await findPendingSession(app.db(), pending)).toBeNull();
});

test('with a factor eight characters are enough; without one they are not', async () => {
  const [with_, without] = [await aMember(app), await aMember(app)];
  await withTotp(app, with_);
  const short = 'qX7#vLp2mZ';
  const [tokenWith, tokenWithout] = [await mailedToken(with_), await mailedToken(without)];
  expect(await refusalOf(resetPassword(deps(), origin, { token: tokenWithout, password: short }))).toBe(
    'invalid_input',
  );
  expect(await refusalOf(resetPassword(deps(), origin, { token: tokenWith, password: short }))).toBeNull();
});

test('R22: the reset deletes factors set up before the mailbox was proven, and they allow no shorter password', async () => {
  const member = await aMember(app);
  await withTotp(app, member);
  await withPasskey(app, member);
  await app.peek('update users set email_proven_at = null where id = $1', [member.userId]);
  const token = await mailedToken(member);
  expect(await refusalOf(resetPassword(deps(), origin, { token, password: 'qX7#vLp2mZ' }))).toBe(
    'invalid_input',
  );
  await resetPassword(deps(), origin, { token, password: 'nine old copper kettles' });
  expect(await factorRows(member)).toEqual([]);
  expect(await tryToSignIn(member.email, testPassword)).toBe('refused');
  expect(await tryToSignIn(member.email, 'nine old copper kettles')).toBe('signed_in');
});
