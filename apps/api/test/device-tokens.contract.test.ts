import {
  aMember,
  anInvitation,
  openMailServer,
  testPassword,
  totpCode,
  withPasskey,
  withTotp,
  type MailServer,
  type SoftAuthenticator,
  type TestApp,
} from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Called, Client } from './harness/client.ts';
import { signedIn } from './harness/people.ts';
import { openPortal, openTestPortal, type Portal } from './harness/portal.ts';

// A browser that has signed in to an account has attempts of its own there: strangers cannot lock its owner out (CONTRACT §2).

let app: TestApp;
let portal: Portal;
let office: MailServer;
beforeAll(async () => {
  ({ app, portal } = await openTestPortal({ trustedProxies: 1 }));
  office = await openMailServer(app);
});
afterAll(async () => {
  await portal.close();
  await office.close();
  await app.close();
});

const wrong = 'certainly not the password';
let networks = 0;
/** An address in a network of its own. */
function somewhere(): Record<string, string> {
  networks += 1;
  return { 'x-forwarded-for': `2001:db8:${networks.toString(16)}::1` };
}
const attempt = (client: Client, email: string, password: string, from = somewhere()) =>
  client.mutate('auth.signIn', { email, password }, from);
async function outcomes(client: Client, email: string, password: string, times: number): Promise<string[]> {
  const seen: string[] = [];
  for (let index = 0; index < times; index += 1) seen.push((await attempt(client, email, password)).outcome);
  return seen;
}
const failed = (times: number) => Array.from({ length: times }, () => 'invalid_credentials');
/** Strangers use up their attempts. */
async function besiege(email: string): Promise<void> {
  expect(await outcomes(portal.visitor(), email, wrong, 6)).toEqual([...failed(5), 'rate_limited']);
  expect((await attempt(portal.visitor(), email, testPassword)).outcome).toBe('rate_limited');
}
/** A browser that has signed in and out again. */
async function known(email: string): Promise<Client> {
  const client = await signedIn(portal, email);
  await client.mutate('auth.signOut');
  expect(client.cookie).toBeNull();
  expect(client.deviceCookie).not.toBeNull();
  return client;
}
/** By the mailed link. */
async function resetPassword(client: Client, email: string, password: string): Promise<void> {
  await client.mutate('auth.requestPasswordReset', { email });
  await office.deliver();
  const link = office.mailbox.mails().findLast(({ to }) => to.includes(email))?.link ?? '';
  const token = link.split('#token=')[1];
  expect((await client.mutate('auth.resetPassword', { token, password })).outcome).toBe('ok');
}
const gets = async (client: Client, email: string, password = testPassword) =>
  (await attempt(client, email, password)).outcome;

describe('a known browser', () => {
  test('passes whatever strangers have failed, also in its own network', async () => {
    const { email } = await aMember(app);
    const own = await known(email);
    await besiege(email);
    const at = somewhere();
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => attempt(portal.visitor(), `s${index}@x.test`, wrong, at)),
    );
    expect((await attempt(portal.visitor(), (await aMember(app)).email, testPassword, at)).outcome).toBe(
      'rate_limited',
    );
    expect((await attempt(own, email, testPassword, at)).outcome).toBe('ok');
    // Its success gives strangers no new attempts.
    expect((await attempt(portal.visitor(), email, testPassword)).outcome).toBe('rate_limited');
  });

  test('has five attempts of its own, and blocks nobody else by using them up', async () => {
    const { email } = await aMember(app);
    const [own, other] = [await known(email), await known(email)];
    expect(await outcomes(own, email, wrong, 6)).toEqual([...failed(5), 'rate_limited']);
    const limited = await attempt(own, email, testPassword);
    expect(limited).toMatchObject({ status: 429, outcome: 'rate_limited' });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect(await gets(other, email)).toBe('ok');
    expect(await gets(portal.visitor(), email)).toBe('ok');
  });

  test('shares twenty failures with the account’s other known browsers, which only people with the password can use up', async () => {
    const { email } = await aMember(app);
    const browsers = [await known(email), await known(email), await known(email), await known(email)];
    const fifth = await known(email);
    for (const one of browsers) expect(await outcomes(one, email, wrong, 5)).toEqual(failed(5));
    expect(await gets(fifth, email)).toBe('rate_limited');
    // Neither a success of the account nor one of an unknown browser gives new attempts.
    expect(await gets(portal.visitor(), email)).toBe('ok');
    expect(await gets(fifth, email)).toBe('rate_limited');
    const other = await aMember(app);
    expect(await gets(await known(other.email), other.email)).toBe('ok');
    await resetPassword(fifth, email, 'nine quiet green herons');
    expect(await gets(fifth, email, 'nine quiet green herons')).toBe('ok');
  });

  test('shares its network’s failures with other known browsers only, ten times as many as strangers have', async () => {
    // One failure for a browser, ten for the known ones of a network.
    const small = await openPortal(app, { trustedProxies: 1, rateLimitScale: 0.02 });
    const at = somewhere();
    const there = async () => {
      const { email } = await aMember(app);
      const client = small.visitor();
      client.deviceCookie = (await known(email)).deviceCookie;
      // The one success an hour that this server allows for each account.
      await app.peek("delete from rate_limits where key like 'sign-in-success:%'");
      return (password: string, from = at) => attempt(client, email, password, from);
    };
    for (let index = 0; index < 10; index += 1)
      expect((await (await there())(wrong)).outcome).toBe('invalid_credentials');
    const last = await there();
    expect((await last(testPassword)).outcome).toBe('rate_limited');
    expect((await attempt(small.visitor(), 'stranger@x.test', wrong, at)).outcome).toBe(
      'invalid_credentials',
    );
    expect((await last(testPassword, somewhere())).outcome).toBe('ok');
    await small.close();
  });

  test('of fifty concurrent wrong passwords it gets five compared', async () => {
    const { email } = await aMember(app);
    const own = await known(email);
    const answers = await Promise.all(Array.from({ length: 50 }, () => attempt(own, email, wrong)));
    expect(answers.filter(({ outcome }) => outcome === 'invalid_credentials')).toHaveLength(5);
  });

  test('knows up to five accounts, the latest', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => aMember(app)));
    const shared = portal.visitor();
    for (const { email } of people) expect(await gets(shared, email)).toBe('ok');
    // Signing in again to a known account adds none.
    expect(await gets(shared, people[3]?.email ?? '')).toBe('ok');
    shared.cookie = null;
    for (const { email } of people) await besiege(email);
    const seen: string[] = [];
    const before = shared.deviceCookie;
    for (const { email } of people) {
      shared.deviceCookie = before;
      seen.push(await gets(shared, email));
    }
    expect(seen).toEqual(['rate_limited', 'ok', 'ok', 'ok', 'ok', 'ok']);
  }, 40_000);
});

describe('the token', () => {
  test('of one account is invalid for another, and so is a made-up one', async () => {
    const [victim, thief] = [await aMember(app), await aMember(app)];
    const stolen = await known(thief.email);
    await known(victim.email);
    await besiege(victim.email);
    expect(await gets(stolen, victim.email)).toBe('rate_limited');
    const [name = '', value = ''] = (stolen.deviceCookie ?? '').split('=');
    for (const forged of [
      `${value}x`,
      value.replace(/^./, '-'),
      `${'A'.repeat(16)}.${'B'.repeat(43)}`,
      '~.~',
    ]) {
      stolen.deviceCookie = `${name}=${forged}`;
      expect(await gets(stolen, victim.email)).toBe('rate_limited');
    }
  });

  test('opens nothing by itself', async () => {
    const { email } = await aMember(app);
    const own = await known(email);
    expect((await own.query('auth.session')).data).toBeNull();
    expect((await own.query('partnerTeam.members')).outcome).toBe('unauthenticated');
  });

  test('changes no answer, whether it matches or not', async () => {
    const { email } = await aMember(app);
    const own = await known(email);
    const visible = ({ status, headers, text, error }: Called<unknown>) => {
      const { date: _, 'x-request-id': __, 'retry-after': wait, ...rest } = headers;
      return {
        status,
        rest,
        limited: wait !== undefined,
        text: text.replaceAll(error?.data.requestId ?? '-', 'ID'),
      };
    };
    const stranger = portal.visitor();
    for (let index = 0; index < 6; index += 1)
      expect(visible(await attempt(own, email, wrong))).toEqual(
        visible(await attempt(stranger, email, wrong)),
      );
  });

  test('is out of reach of scripts and other sites, lasts a year, and reveals no account', async () => {
    const { email } = await aMember(app);
    const lines = (await attempt(portal.visitor(), email, testPassword)).headers['set-cookie'] ?? [];
    const [line = ''] = lines.filter((one) => one.startsWith('gatehouse-device='));
    expect(line).toMatch(/^gatehouse-device=[\w-]{16}\.[\w-]{43};/);
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=31536000'])
      expect(line).toContain(part);
    const secure = await openPortal(app, { publicUrl: 'https://portal.example.test' });
    const answer = await secure.visitor().signIn(email, testPassword);
    const [over = ''] = (answer.headers['set-cookie'] ?? []).filter((one) => one.includes('device'));
    expect(over).toMatch(/^__Host-gatehouse-device=/);
    expect(over).toContain('Secure');
    expect(over).not.toContain('Domain');
    await secure.close();
    // Nothing at rest to steal: no row holds its name or its signature.
    const own = await known(email);
    await attempt(own, email, wrong);
    const [id = ''] = (own.deviceCookie ?? '').split('=').slice(1).join('=').split('.');
    const rows = await app.peek<{ text: string }>('select r::text as text from rate_limits r');
    expect(rows.some(({ text }) => text.includes(id))).toBe(false);
  });
});

describe('a token is given', () => {
  test('for a complete sign-in, not for a pending session', async () => {
    const member = await aMember(app);
    const { secret } = await withTotp(app, member);
    const client = portal.visitor();
    expect((await attempt(client, member.email, testPassword)).outcome).toBe('ok');
    expect(client.deviceCookie).toBeNull();
    await client.mutate('auth.verifySecondFactor', { method: 'totp', code: totpCode(secret) });
    expect(client.deviceCookie).not.toBeNull();
    await besiege(member.email);
    expect(await gets(client, member.email)).toBe('ok');
  });

  test('for a sign-in by passkey, and for accepting an invitation', async () => {
    const member = await aMember(app);
    const { authenticator } = await withPasskey(app, member, { origin: portal.publicUrl });
    const client = portal.visitor();
    const { data } = await client.query<Parameters<SoftAuthenticator['get']>[0]>('auth.passkeySignIn');
    if (!data) throw new Error('no challenge');
    const assertion = authenticator.get(data, { origin: portal.publicUrl });
    expect((await client.mutate('auth.signInWithPasskey', { assertion })).outcome).toBe('ok');
    expect(client.deviceCookie).not.toBeNull();

    const invitation = await anInvitation(app);
    const invitee = portal.visitor();
    const input = { token: invitation.token(), displayName: 'A Guest', password: 'nine quiet green herons' };
    expect((await invitee.mutate('invitations.accept', input)).outcome).toBe('ok');
    await besiegeUnknown(invitation.email);
    expect(await gets(invitee, invitation.email, input.password)).toBe('ok');
  });

  test('for a reset, so that the reader of the mailbox gets in during an attack; older tokens become invalid', async () => {
    const { email } = await aMember(app);
    const before = await known(email);
    const own = portal.visitor();
    const password = 'nine quiet green herons';
    await resetPassword(own, email, password);
    expect(own.cookie).toBeNull();
    await besiegeUnknown(email);
    expect(await gets(before, email, password)).toBe('rate_limited');
    expect(await gets(own, email, password)).toBe('ok');
  });

  test('for a changed password in this browser; those of all others become invalid', async () => {
    const { email } = await aMember(app);
    const [own, other] = [await signedIn(portal, email), await known(email)];
    const newPassword = 'nine quiet green herons';
    await own.mutate('account.changePassword', { currentPassword: testPassword, newPassword });
    await own.mutate('auth.signOut');
    await besiegeUnknown(email);
    expect(await gets(other, email, newPassword)).toBe('rate_limited');
    expect(await gets(own, email, newPassword)).toBe('ok');
  });

  async function besiegeUnknown(email: string): Promise<void> {
    expect(await outcomes(portal.visitor(), email, wrong, 6)).toEqual([...failed(5), 'rate_limited']);
  }
});

test('any token costs one more statement, whether it is right or not', async () => {
  const { email } = await aMember(app);
  const own = await known(email);
  const stranger = portal.visitor();
  stranger.deviceCookie = `gatehouse-device=${'A'.repeat(16)}.${'B'.repeat(43)}`;
  const statements = async (client: Client, address: string) => {
    app.takeStatements();
    await attempt(client, address, wrong);
    return app.takeStatements().length;
  };
  const [matched, forged] = [await statements(own, email), await statements(stranger, email)];
  expect(forged).toBe(matched);
  expect(await statements(stranger, 'nobody@nowhere.test')).toBe(matched);
  expect(await statements(portal.visitor(), email)).toBe(matched - 1);
});
