import {
  aClientInvitation,
  aClientTeam,
  aMember,
  anInvitation,
  testPassword,
  type TestApp,
  type TestLink,
} from '@gatehouse/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPortal, openTestPortal, type Portal } from './harness/portal.ts';

// What holders of copied links can learn about accounts by asking often (docs/decisions/0024).

let app: TestApp;
let portal: Portal;
beforeAll(async () => {
  ({ app, portal } = await openTestPortal({ trustedProxies: 1 }));
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

let networks = 0;
/** Accepts as a new person, each time from another network. */
async function accept(link: TestLink, channel: 'copied' | 'mailed' = 'copied', at = portal): Promise<string> {
  networks += 1;
  const input = { token: link.token(channel), displayName: 'A Newcomer', password: testPassword };
  const from = { 'x-forwarded-for': `2001:db8:${networks.toString(16)}::1` };
  return (await at.visitor().mutate('invitations.accept', input, from)).outcome;
}
const repeated = async (times: number, act: () => Promise<string>) => {
  const outcomes: string[] = [];
  for (let index = 0; index < times; index += 1) outcomes.push(await act());
  return outcomes;
};

test('one link answers three times that there is an account, and delays no other link’s newcomer', async () => {
  const { email } = await aMember(app);
  const link = await anInvitation(app, { email });
  expect(await repeated(12, () => accept(link))).toEqual([
    ...Array.from({ length: 3 }, () => 'unauthenticated'),
    ...Array.from({ length: 9 }, () => 'rate_limited'),
  ]);
  expect(await accept(await anInvitation(app, { admin: link.admin }))).toBe('ok');
});

test('a partner’s copied links, and its clients’, share a number of answers an hour, whatever the answers', async () => {
  // Three answers for a partner; one refusal for a link.
  const small = await openPortal(app, { trustedProxies: 1, rateLimitScale: 0.05 });
  const { agent } = await aClientTeam(app);
  const known = await aMember(app);
  /** Invitations to a client, each to another address. */
  const invited = async (email?: string) => {
    const { clientId, boss } = await aClientTeam(app, { agent });
    return aClientInvitation(app, clientId, { by: boss, ...(email ? { email } : {}) });
  };
  expect(await accept(await invited(), 'copied', small)).toBe('ok');
  expect(await accept(await invited(known.email), 'copied', small)).toBe('unauthenticated');
  expect(await accept(await invited(), 'copied', small)).toBe('ok');
  expect(await accept(await invited(), 'copied', small)).toBe('rate_limited');
  expect(await accept(await invited(known.email), 'copied', small)).toBe('rate_limited');
  expect(await accept(await anInvitation(app, { admin: agent }), 'copied', small)).toBe('rate_limited');
  // A person who reads the mailbox comes in, and so does another partner's newcomer.
  expect(await accept(await invited(), 'mailed', small)).toBe('ok');
  expect(await accept(await anInvitation(app), 'copied', small)).toBe('ok');
  await small.close();
});

test('of sixteen concurrent accepts of one link one counts, and the others are answered that it is used', async () => {
  await app.peek('delete from rate_limits');
  const link = await anInvitation(app);
  const outcomes = await Promise.all(Array.from({ length: 16 }, () => accept(link)));
  expect(outcomes.toSorted()).toEqual([...Array.from({ length: 15 }, () => 'link_invalid'), 'ok']);
  expect(
    await app.peek("select points from rate_limits where key like 'copied-link%' and points > 0"),
  ).toEqual([{ points: 1 }]);
});

test('a link that is revoked between the look-up and its end counts as looked up', async () => {
  await app.peek('delete from rate_limits');
  const link = await anInvitation(app);
  const { limits } = portal.options;
  const look = limits.copiedLinks(
    { id: link.id, partnerId: link.admin.partner.id },
    () => Promise.resolve(),
    () => Promise.reject(new Error('revoked')),
  );
  await expect(look).rejects.toThrow('revoked');
  expect(await app.peek("select points from rate_limits where key like 'copied-links:%'")).toEqual([
    { points: 1 },
  ]);
});
