import {
  aMember,
  letTotpPass,
  softAuthenticator,
  testPassword,
  totpCode,
  withPasskey,
  withTotp,
  wrongTotpCode,
  type TestApp,
  type TestMember,
} from '@gatehouse/core/testing';
import { allActions, selfPaths } from '@gatehouse/policy';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { eventsOf, signedIn } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;
let member: TestMember;

beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
});
afterAll(async () => {
  await portal.close();
  await app.close();
});
beforeEach(async () => {
  member = await aMember(app, { role: 'partner_admin' });
});

const password = testPassword;
type Options = Parameters<ReturnType<typeof softAuthenticator>['get']>[0];
type Creation = Parameters<ReturnType<typeof softAuthenticator>['create']>[0];
interface Offer {
  readonly status: string;
  readonly factors?: string[];
  readonly passkeyOptions?: Options;
}
interface Mfa {
  readonly totp: boolean;
  readonly passkeys: number;
  readonly recoveryCodesLeft: number;
  readonly required: boolean;
}

/** A browser in which the password of a person with a factor was given. */
async function signInToSecondFactor(): Promise<Client> {
  const client = portal.visitor();
  expect((await client.mutate<Offer>('auth.signIn', { email: member.email, password })).data?.status).toBe(
    'mfa_required',
  );
  return client;
}
const verify = (client: Client, input: unknown) =>
  client.mutate<{ status: string }>('auth.verifySecondFactor', input);
const byTotp = (client: Client, code: string) => verify(client, { method: 'totp', code });
const who = async (client: Client) =>
  (await client.query<{ user: { id: string } } | null>('auth.session')).data?.user.id ?? null;
const mfaOf = async (client: Client) => (await client.query<Mfa>('account.mfa')).data;

describe('enrolling an app', () => {
  test('from the password to ten codes, and the next sign-in asks for a code', async () => {
    const client = await signedIn(portal, member.email);
    const other = await signedIn(portal, member.email);
    expect(await mfaOf(client)).toMatchObject({
      totp: false,
      passkeys: 0,
      recoveryCodesLeft: 0,
      required: false,
    });
    const begun = await client.mutate<{ secret: string; otpauthUrl: string }>('account.beginTotp', {
      password,
    });
    const { secret = '', otpauthUrl = '' } = begun.data ?? {};
    expect(new URL(otpauthUrl).searchParams.get('issuer')).toBe('Gatehouse');
    expect(new URL(otpauthUrl).searchParams.get('secret')).toBe(secret);
    expect((await client.mutate('account.confirmTotp', { code: wrongTotpCode(secret) })).outcome).toBe(
      'invalid_code',
    );
    const before = client.cookie;
    const code = totpCode(secret);
    const confirmed = await client.mutate<{ recoveryCodes: string[] }>('account.confirmTotp', { code });
    expect(new Set(confirmed.data?.recoveryCodes).size).toBe(10);
    expect(client.cookie).not.toBe(before);
    expect(await who(client)).toBe(member.userId);
    expect(await who(other)).toBeNull();
    expect(await mfaOf(client)).toMatchObject({ totp: true, recoveryCodesLeft: 10 });
    const roster = await client.query<{ items: { userId: string; mfaEnabled: boolean }[] }>(
      'partnerTeam.members',
    );
    expect(roster.data?.items).toMatchObject([{ userId: member.userId, mfaEnabled: true }]);

    const again = portal.visitor();
    const pending = await again.mutate<Offer>('auth.signIn', { email: member.email, password });
    expect(pending.data).toEqual({ status: 'mfa_required', factors: ['totp', 'recovery_code'] });
    expect((await byTotp(again, code)).outcome).toBe('invalid_code');
    expect((await byTotp(again, totpCode(secret, 1))).data).toEqual({ status: 'signed_in' });
    expect(await who(again)).toBe(member.userId);
  });

  const asking = [
    ['account.beginTotp', {}],
    ['account.removeTotp', {}],
    ['account.regenerateRecoveryCodes', {}],
    ['account.beginPasskey', {}],
    ['account.removePasskey', { passkeyId: '01900000-0000-7000-8000-0000deadbeef' }],
  ] as const;

  test.each(asking)('%s asks for the password again', async (path, input) => {
    await withTotp(app, member);
    await withPasskey(app, member);
    const count = async () =>
      (
        await app.peek("select 1 from audit_events where action like 'mfa.%' and actor_id = $1", [
          member.userId,
        ])
      ).length;
    const client = await whole();
    const before = await count();
    for (const missing of [{}, { password: '' }]) {
      const answer = await client.mutate(path, { ...input, ...missing });
      expect(answer).toMatchObject({ outcome: 'reauthentication_required', status: 403 });
    }
    const events = await eventsOf(app, async () => {
      const answer = await client.mutate(path, { ...input, password: 'not the password at all' });
      expect(answer).toMatchObject({ outcome: 'invalid_credentials', status: 401 });
    });
    expect(events).toEqual({ 'request.refused': 1 });
    expect(await count()).toBe(before);
    expect(await who(client)).toBe(member.userId);
  });

  test('a borrowed session cannot guess passwords: five wrong ones, for whatever procedures', async () => {
    const client = await signedIn(portal, member.email);
    const wrong = { password: 'not the password at all' };
    for (let index = 0; index < 5; index += 1) {
      const path = index % 2 === 0 ? 'account.beginTotp' : 'account.beginPasskey';
      expect((await client.mutate(path, wrong)).outcome).toBe('invalid_credentials');
    }
    const limited = await client.mutate('account.beginTotp', { password });
    expect(limited).toMatchObject({ outcome: 'rate_limited', status: 429 });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect(await who(client)).toBe(member.userId);
  });

  test('a person who knows the address cannot keep its owner from enrolling', async () => {
    const client = await signedIn(portal, member.email);
    for (let index = 0; index < 6; index += 1)
      await portal.visitor().signIn(member.email, 'not the password at all');
    expect((await portal.visitor().signIn(member.email, password)).outcome).toBe('rate_limited');
    expect((await client.mutate('account.beginTotp', { password })).outcome).toBe('ok');
  });
});

/** A session with the member's factors, as a recovery code would open it, without using one up. */
async function whole(): Promise<Client> {
  const client = portal.visitor();
  const { secret } = await withTotp(app, member);
  await client.mutate('auth.signIn', { email: member.email, password });
  expect((await byTotp(client, totpCode(secret))).outcome).toBe('ok');
  await letTotpPass(app, member);
  return client;
}

describe('a pending session', () => {
  test('is not signed in: every procedure but those for a factor answers as to a stranger', async () => {
    await withTotp(app, member);
    const client = await signInToSecondFactor();
    expect(await who(client)).toBeNull();
    expect(client.cookie).not.toBeNull();
    for (const path of [...allActions, ...selfPaths]) {
      const asked = [await client.query(path), await client.mutate(path, {})];
      const stranger = portal.visitor();
      const strangers = [await stranger.query(path), await stranger.mutate(path, {})];
      expect(asked.map(({ outcome }) => outcome)).toEqual(strangers.map(({ outcome }) => outcome));
      expect(asked.map(({ outcome }) => outcome)).toContain('unauthenticated');
    }
    expect((await client.get('/team')).status).toBe(302);
    expect(await client.query<Offer>('auth.secondFactor')).toMatchObject({
      data: { factors: ['totp', 'recovery_code'] },
    });
  });

  test('is invisible: no list and no event shows it until it is complete', async () => {
    const { recoveryCodes } = await withTotp(app, member);
    const events = await eventsOf(app, async () => void (await signInToSecondFactor()));
    expect(events).toEqual({});
    const client = await signInToSecondFactor();
    const after = await eventsOf(app, async () => {
      await verify(client, { method: 'recovery_code', code: recoveryCodes[0] });
    });
    expect(after).toEqual({ 'session.signed_in': 1 });
  });

  test('ends by signing out, by signing in again, and by completing it', async () => {
    const { secret } = await withTotp(app, member);
    const pending = () => app.peek('select 1 from pending_sessions where user_id = $1', [member.userId]);
    const client = await signInToSecondFactor();
    await client.mutate('auth.signOut');
    expect(client.cookie).toBeNull();
    expect(await pending()).toEqual([]);
    const again = await signInToSecondFactor();
    await again.signIn(member.email, password);
    expect(await pending()).toHaveLength(1);
    const cookie = again.cookie;
    expect((await byTotp(again, totpCode(secret))).outcome).toBe('ok');
    expect(again.cookie).not.toBe(cookie);
    expect(await pending()).toEqual([]);
    const old = portal.visitor();
    old.cookie = cookie;
    expect((await byTotp(old, totpCode(secret, 1))).outcome).toBe('unauthenticated');
  });

  test('replaces a full session: signing in again signs the earlier person out', async () => {
    const client = await whole();
    const before = client.cookie;
    expect((await client.signIn(member.email, password)).data?.status).toBe('mfa_required');
    expect(await who(client)).toBeNull();
    const old = portal.visitor();
    old.cookie = before;
    expect(await who(old)).toBeNull();
  });

  test('without one there is nothing to verify and nothing offered', async () => {
    const client = portal.visitor();
    for (const input of [
      { method: 'totp', code: '123456' },
      { method: 'recovery_code', code: 'abcd-efgh-ijkl-mnop' },
    ])
      expect(await verify(client, input)).toMatchObject({ outcome: 'unauthenticated', status: 401 });
    expect((await client.query('auth.secondFactor')).data).toBeNull();
    expect((await (await signedIn(portal, member.email)).query('auth.secondFactor')).data).toBeNull();
  });

  test('a wrong password is answered alike, with and without a factor', async () => {
    const plain = await aMember(app);
    await withTotp(app, member);
    const answers = [];
    for (const { email } of [plain, member, { email: 'nobody@nowhere.test' }]) {
      const { status, text, headers } = await portal.visitor().signIn(email, 'not the password at all');
      const { date: _, 'x-request-id': _id, ...rest } = headers;
      answers.push({ status, text: text.replace(/"requestId":"[^"]+"/, ''), rest });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });
});

describe('codes', () => {
  test.each([
    ['method missing', { code: '123456' }],
    ['method unknown', { method: 'sms', code: '123456' }],
    ['no code', { method: 'totp' }],
    ['an empty code', { method: 'totp', code: '' }],
    ['a code that is none', { method: 'totp', code: 123_456 }],
    ['a key nobody knows', { method: 'totp', code: '123456', extra: 1 }],
    ['an assertion for a code', { method: 'totp', assertion: {} }],
    ['half an assertion', { method: 'passkey', assertion: { id: 'x' } }],
  ])('%s is invalid_input and does not count', async (_, input) => {
    const { secret } = await withTotp(app, member);
    const client = await signInToSecondFactor();
    for (let index = 0; index < 6; index += 1)
      expect(await verify(client, input)).toMatchObject({ outcome: 'invalid_input', status: 400 });
    expect((await byTotp(client, totpCode(secret))).outcome).toBe('ok');
  });

  test('a wrong one leaves one event of the failed sign-in', async () => {
    const { secret } = await withTotp(app, member);
    const client = await signInToSecondFactor();
    const events = await eventsOf(app, async () => {
      expect(await byTotp(client, wrongTotpCode(secret))).toMatchObject({
        outcome: 'invalid_code',
        status: 401,
      });
    });
    expect(events).toEqual({ 'session.sign_in_failed': 1 });
  });

  test('a wrong one while enrolling leaves one event of the refusal', async () => {
    const client = await signedIn(portal, member.email);
    const { data } = await client.mutate<{ secret: string }>('account.beginTotp', { password });
    const events = await eventsOf(app, async () => {
      const code = wrongTotpCode(data?.secret ?? '');
      expect((await client.mutate('account.confirmTotp', { code })).outcome).toBe('invalid_code');
    });
    expect(events).toEqual({ 'request.refused': 1 });
  });

  test('are refused in a batch: many codes in one request', async () => {
    const { secret } = await withTotp(app, member);
    const client = await signInToSecondFactor();
    const call = ['auth.verifySecondFactor', { method: 'totp', code: totpCode(secret) }] as const;
    expect(await client.batchMutate([call, call])).toMatchObject({
      status: 400,
      outcomes: ['invalid_input'],
    });
    expect(await client.batchMutate([call])).toMatchObject({ status: 200, outcomes: ['ok'] });
  });

  test('removing the factor deletes the codes; new ones invalidate the old', async () => {
    const client = await whole();
    const fresh = await client.mutate<{ recoveryCodes: string[] }>('account.regenerateRecoveryCodes', {
      password,
    });
    expect(fresh.data?.recoveryCodes).toHaveLength(10);
    expect((await client.mutate('account.removeTotp', { password })).outcome).toBe('ok');
    expect(await mfaOf(client)).toMatchObject({ totp: false, recoveryCodesLeft: 0 });
    expect((await client.mutate('account.removeTotp', { password })).outcome).toBe('not_found');
    expect((await client.mutate('account.regenerateRecoveryCodes', { password })).outcome).toBe(
      'mfa_enrolment_required',
    );
    expect((await portal.visitor().signIn(member.email, password)).data?.status).toBe('signed_in');
  });
});

describe('passkeys', () => {
  const enrol = async (client: Client, device = softAuthenticator()) => {
    const { data } = await client.mutate<Creation>('account.beginPasskey', { password });
    if (!data) throw new Error('no options');
    const made = device.create(data, { origin: portal.publicUrl });
    const answer = await client.mutate<{ id: string; recoveryCodes: string[] }>('account.confirmPasskey', {
      ...made,
      name: 'Laptop',
      authenticatorAttachment: 'platform',
      clientExtensionResults: { credProps: { rk: true } },
    });
    return { device, answer };
  };

  test('enrolled, listed, used beside the password, used alone, removed', async () => {
    const client = await signedIn(portal, member.email);
    const { device, answer } = await enrol(client);
    expect(answer.data?.recoveryCodes).toHaveLength(10);
    const listed = (await client.query<{ id: string; name: string }[]>('account.passkeys')).data;
    expect(listed).toMatchObject([{ id: answer.data?.id, name: 'Laptop', lastUsedAt: null }]);

    const beside = portal.visitor();
    const { data } = await beside.mutate<Offer>('auth.signIn', { email: member.email, password });
    expect(data?.factors).toEqual(['passkey', 'recovery_code']);
    expect(data?.passkeyOptions?.rpId).toBe('localhost');
    if (!data?.passkeyOptions) throw new Error('no passkey on offer');
    const assertion = device.get(data.passkeyOptions, { origin: portal.publicUrl });
    expect((await verify(beside, { method: 'passkey', assertion })).data).toEqual({ status: 'signed_in' });
    expect(await who(beside)).toBe(member.userId);

    const alone = portal.visitor();
    const options = (await alone.query<Options>('auth.passkeySignIn')).data;
    if (!options) throw new Error('no challenge');
    expect(options).toMatchObject({ rpId: 'localhost', allowCredentials: [], userVerification: 'required' });
    const proof = device.get(options, { origin: portal.publicUrl });
    const signed = await alone.mutate('auth.signInWithPasskey', { assertion: proof });
    expect(signed.data).toEqual({ status: 'signed_in' });
    expect(await who(alone)).toBe(member.userId);
    expect((await portal.visitor().mutate('auth.signInWithPasskey', { assertion: proof })).outcome).toBe(
      'invalid_credentials',
    );

    const removing = { passkeyId: answer.data?.id, password };
    expect((await alone.mutate('account.removePasskey', removing)).outcome).toBe('ok');
    expect((await alone.mutate('account.removePasskey', removing)).outcome).toBe('not_found');
    expect((await alone.query<unknown[]>('account.passkeys')).data).toEqual([]);
    expect(await who(client)).toBeNull();
  });

  test('a refreshed challenge works too: the offer may be requested again', async () => {
    const { device } = await enrol(await signedIn(portal, member.email));
    const client = await signInToSecondFactor();
    const fresh = (await client.query<Offer>('auth.secondFactor')).data?.passkeyOptions;
    if (!fresh) throw new Error('no passkey on offer');
    const assertion = device.get(fresh, { origin: portal.publicUrl });
    expect((await verify(client, { method: 'passkey', assertion })).outcome).toBe('ok');
  });

  test('the site is the configured one, whatever Host and Origin say (CVE-2026-37982)', async () => {
    const client = await signedIn(portal, member.email);
    const host = `127.0.0.1:${portal.port}`;
    const { data } = await client.query<Options>('auth.passkeySignIn', undefined, { host });
    expect(data?.rpId).toBe('localhost');
    const { device } = await enrol(client);
    const options = (await client.query<Options>('auth.passkeySignIn')).data;
    if (!options) throw new Error('no challenge');
    for (const origin of [`http://${host}`, 'http://localhost:1', 'https://evil.test']) {
      const assertion = device.get(options, { origin });
      const answer = await portal.visitor().mutate('auth.signInWithPasskey', { assertion }, { host });
      expect({ origin, outcome: answer.outcome }).toEqual({ origin, outcome: 'invalid_credentials' });
    }
  });

  test('an unknown passkey and a forged proof get the same answer, with one event each', async () => {
    const { device } = await enrol(await signedIn(portal, member.email));
    const answers: { status: number; text: string }[] = [];
    for (const [by, forged] of [
      [softAuthenticator(), false],
      [device, true],
    ] as const) {
      const options = (await portal.visitor().query<Options>('auth.passkeySignIn')).data;
      if (!options) throw new Error('no challenge');
      const userHandle = Buffer.from(member.userId).toString('base64url');
      const assertion = by.get(options, { origin: portal.publicUrl, forged, userHandle });
      const events = await eventsOf(app, async () => {
        const { status, text } = await portal.visitor().mutate('auth.signInWithPasskey', { assertion });
        answers.push({ status, text: text.replace(/"requestId":"[^"]+"/, '') });
      });
      expect(events).toEqual({ 'session.sign_in_failed': 1 });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(401);
  });

  test('signing in by passkey must be alone in its request', async () => {
    const call = ['auth.signInWithPasskey', {}] as const;
    expect(await portal.visitor().batchMutate([call, call])).toMatchObject({ status: 400 });
  });
});
