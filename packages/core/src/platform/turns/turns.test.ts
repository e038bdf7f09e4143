import type { UserActor } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { refusalOf } from '../../testing/refusal.ts';
import { inJobsLane } from './jobs-lane.ts';
import { createTurns, type Turns } from './turns.ts';

const settle = () => new Promise((done) => setImmediate(done));

/** Work that ends when the test lets it, and records who has begun. */
function workshop() {
  const begun: string[] = [];
  const endings: (() => void)[] = [];
  const work = (name: string) => async () => {
    begun.push(name);
    const { promise, resolve } = Promise.withResolvers<void>();
    endings.push(resolve);
    await promise;
  };
  const endOne = async () => {
    endings.shift()?.();
    await settle();
  };
  const endAll = async () => {
    while (endings.length > 0) await endOne();
  };
  return { work, begun, endOne, endAll };
}

const person = (userId: string, clientId: string | null = null, partnerId = 'agency'): UserActor => ({
  kind: 'user',
  userId,
  name: userId,
  email: `${userId}@example.test`,
  sessionId: userId,
  mfaEnrolmentRequired: false,
  membership: {
    id: userId,
    role: clientId === null ? 'partner_admin' : 'client_member',
    partnerId,
    clientId,
    partnerStatus: 'active',
    clientStatus: null,
    clientPermissions: null,
  },
});

/** Takes both turns, as a request about an organisation does. */
const both = (turns: Turns, actor: UserActor, work: () => Promise<void>) =>
  turns.ofPerson(actor.userId, () => turns.ofPartner(actor, work));

test('four calls of one person run and twenty wait; the next is refused', async () => {
  const turns = createTurns();
  const { work, begun, endOne, endAll } = workshop();
  const calls = Array.from({ length: 24 }, () => turns.ofPerson('eli', work('eli')));
  await settle();
  expect(begun).toHaveLength(4);
  await expect(turns.ofPerson('eli', work('eli'))).rejects.toMatchObject({
    reason: 'rate_limited',
    retryAfter: 1,
  });
  const other = turns.ofPerson('erin', work('erin'));
  await settle();
  expect(begun.at(-1)).toBe('erin');
  await endOne();
  expect(begun).toHaveLength(6);
  calls.push(turns.ofPerson('eli', work('eli')));
  await endAll();
  await Promise.all([...calls, other]);
  expect(begun).toHaveLength(26);
});

test('a batch of one page beside another batch is not refused', async () => {
  const turns = createTurns();
  const all = Array.from({ length: 20 }, () => turns.ofPerson('erin', settle));
  await expect(Promise.all(all)).resolves.toHaveLength(20);
});

test('six calls of a partner run; the partner and its clients take turns, whatever a client’s crowd has started before', async () => {
  const turns = createTurns();
  const { work, begun, endOne, endAll } = workshop();
  const crowd = Array.from({ length: 10 }, (_, at) => person(`crowd${at}`, 'harbor'));
  const calls = crowd.flatMap((one) => [1, 2, 3].map(() => both(turns, one, work(one.userId))));
  await settle();
  expect(begun).toHaveLength(6);
  calls.push(
    both(turns, person('dana', 'dental'), work('dana')),
    both(turns, person('alice'), work('alice')),
  );
  calls.push(both(turns, person('carol', null, 'another'), work('carol')));
  await settle();
  expect(begun.slice(6)).toEqual(['carol']);
  for (let at = 0; at < 3; at += 1) await endOne();
  expect(begun.slice(7)).toEqual([expect.stringContaining('crowd'), 'dana', 'alice']);
  await endAll();
  await Promise.all(calls);
});

test('the people of a group take turns as well', async () => {
  const turns = createTurns();
  const { work, begun, endOne, endAll } = workshop();
  const [eli, erin, gus] = [person('eli', 'harbor'), person('erin', 'harbor'), person('gus', 'harbor')];
  const calls = [1, 2, 3, 4, 5, 6].map(() => turns.ofPartner(eli, work('eli')));
  calls.push(...[1, 2, 3].map(() => turns.ofPartner(eli, work('eli'))));
  calls.push(turns.ofPartner(erin, work('erin')), turns.ofPartner(gus, work('gus')));
  await settle();
  for (let at = 0; at < 3; at += 1) await endOne();
  expect(begun.slice(6)).toEqual(['eli', 'erin', 'gus']);
  await endAll();
  await Promise.all(calls);
});

test('the waiting calls of a partner are bounded for each client separately', async () => {
  const turns = createTurns();
  const { work, endAll } = workshop();
  const of = (client: string, at: number) => turns.ofPartner(person(`${client}${at}`, client), work(client));
  const calls = Array.from({ length: 206 }, (_, at) => of('harbor', at));
  await settle();
  expect(await refusalOf(of('harbor', 206))).toBe('rate_limited');
  calls.push(of('dental', 0));
  await endAll();
  await Promise.all(calls);
});

test('a failure gives its turn back and throws its own error', async () => {
  const turns = createTurns({ scale: 0.05 });
  await expect(turns.ofPerson('eli', () => Promise.reject(new Error('thrown')))).rejects.toThrow('thrown');
  expect(await turns.ofPerson('eli', () => Promise.resolve('done'))).toBe('done');
});

test('jobs have three turns, in a lane of their own', async () => {
  const { work, begun, endAll } = workshop();
  const transact = inJobsLane(async (context) => {
    await work(context.origin.requestId)();
    return undefined as never;
  });
  const origin = (requestId: string) => ({ requestId, ip: null, userAgent: null });
  const actor = { kind: 'system', name: 'test' } as const;
  const names = ['mail', 'mail', 'mail', 'mail', 'mail', 'resets'];
  const jobs = names.map((name) => transact({ actor, origin: origin(name), scope: {} }, () => settle()));
  await settle();
  expect(begun).toEqual(['mail', 'mail', 'mail']);
  await endAll();
  await Promise.all(jobs);
  expect(begun.slice(3)).toEqual(['mail', 'resets', 'mail']);
});
