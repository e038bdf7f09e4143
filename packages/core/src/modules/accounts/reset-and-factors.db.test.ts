import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aHalfSession,
  aMember,
  openPostOffice,
  openTestHouse,
  refusalOf,
  testPassword,
  withPasskey,
  withTotp,
  type PostOffice,
  type TestHouse,
  type TestMember,
} from '../../testing/index.ts';
import { systemOrigin } from '../../platform/index.ts';
import { signIn } from '../identity/index.ts';
import { readHalfSession } from '../sessions/index.ts';
import { requestPasswordReset, resetPassword } from './index.ts';

let house: TestHouse;
let office: PostOffice;
beforeAll(async () => {
  house = await openTestHouse();
  office = await openPostOffice(house);
});
afterAll(async () => {
  await office.close();
  await house.close();
});

const origin = systemOrigin('test');
const deps = () => ({ ...house, db: house.db() });
const tryToSignIn = async (email: string, password: string) =>
  (await signIn(deps(), origin, { email, password })).status;
const factorRows = ({ userId }: TestMember) =>
  house.peek(
    `select 1 from totp_factors where user_id = $1 union all select 1 from passkeys where user_id = $1
      union all select 1 from recovery_codes where user_id = $1`,
    [userId],
  );

async function mailedToken({ email }: TestMember): Promise<string> {
  await requestPasswordReset(house.runUnit, origin, { email });
  await office.deliver();
  const mail = office.mailbox
    .mails()
    .findLast(({ to, link }) => to.includes(email) && link?.includes('/reset#'));
  return new URL(mail?.link ?? '').hash.replace('#token=', '');
}

test('after a reset the second factor is still asked for, and half a sign-in from before is over', async () => {
  const member = await aMember(house);
  await withTotp(house, member);
  const { token: half } = await aHalfSession(house, member);
  await resetPassword(deps(), origin, {
    token: await mailedToken(member),
    password: 'nine old copper kettles',
  });
  expect(await tryToSignIn(member.email, 'nine old copper kettles')).toBe('mfa_required');
  expect(await readHalfSession(house.db(), half)).toBeNull();
});

test('with a factor, eight characters are enough; without, they are not', async () => {
  const [with_, without] = [await aMember(house), await aMember(house)];
  await withTotp(house, with_);
  const short = 'qX7#vLp2mZ';
  const [tokenWith, tokenWithout] = [await mailedToken(with_), await mailedToken(without)];
  expect(await refusalOf(resetPassword(deps(), origin, { token: tokenWithout, password: short }))).toBe(
    'invalid_input',
  );
  expect(await refusalOf(resetPassword(deps(), origin, { token: tokenWith, password: short }))).toBeNull();
});

test('R22: factors set up before the mailbox was proven go with the reset, and lend the password nothing', async () => {
  const member = await aMember(house);
  await withTotp(house, member);
  await withPasskey(house, member);
  await house.peek('update users set email_proven_at = null where id = $1', [member.userId]);
  const token = await mailedToken(member);
  expect(await refusalOf(resetPassword(deps(), origin, { token, password: 'qX7#vLp2mZ' }))).toBe(
    'invalid_input',
  );
  await resetPassword(deps(), origin, { token, password: 'nine old copper kettles' });
  expect(await factorRows(member)).toEqual([]);
  expect(await tryToSignIn(member.email, testPassword)).toBe('refused');
  expect(await tryToSignIn(member.email, 'nine old copper kettles')).toBe('signed_in');
});
