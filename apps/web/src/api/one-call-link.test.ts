import type { AppRouter } from '@gatehouse/api/router';
import { createTRPCClient, createTRPCUntypedClient, httpLink } from '@trpc/client';
import { describe, expect, it, vi } from 'vitest';
import { oneCallLink } from './one-call-link.ts';

const answer = (body: object) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
const done = () => answer({ result: { data: {} } });
const refused = () =>
  answer({ error: { message: '', code: -32_000, data: { reason: 'stale', requestId: 'r' } } });

type Fetch = (init: RequestInit) => Promise<Response>;

function links(fetch: Fetch) {
  return {
    links: [
      oneCallLink(),
      httpLink({
        url: 'https://portal.test/trpc',
        headers: ({ op }) => ({ 'idempotency-key': String(op.context['idempotencyKey']) }),
        fetch: async (_url, init) =>
          fetch({ headers: Object.fromEntries(new Headers(init?.headers as HeadersInit)) }),
      }),
    ],
  };
}
const client = (fetch: Fetch) => createTRPCClient<AppRouter>(links(fetch));

const revoke = { invitationId: '01900000-0000-7000-8000-000000000001' };
const keyOf = (init: RequestInit | undefined) => new Headers(init?.headers).get('idempotency-key');

describe('a repeated mutation', () => {
  it('is one call while it runs, and both callers get the answer', async () => {
    const fetch = vi.fn<Fetch>(async () => done());
    const { partnerTeam } = client(fetch);
    const both = await Promise.all([
      partnerTeam.revokeInvitation.mutate(revoke),
      partnerTeam.revokeInvitation.mutate(revoke),
    ]);
    expect(both).toEqual([{}, {}]);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('carries the same key when no answer came, and a new one after an answer', async () => {
    const fetch = vi
      .fn<Fetch>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockImplementationOnce(async () => refused())
      .mockImplementation(async () => done());
    const { partnerTeam } = client(fetch);
    for (let time = 0; time < 3; time += 1)
      await partnerTeam.revokeInvitation.mutate(revoke).catch(() => null);
    const [first, second, third] = fetch.mock.calls.map(([init]) => keyOf(init));
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it.each([
    ['account.changePassword', { currentPassword: 'hunter two', newPassword: 'hunter three' }],
    ['account.beginTotp', { password: 'hunter two' }],
    ['account.confirmTotp', { code: '123456' }],
    ['account.removeTotp', { password: 'hunter two' }],
    ['account.regenerateRecoveryCodes', { password: 'hunter two' }],
    ['account.beginPasskey', { password: 'hunter two' }],
    ['account.confirmPasskey', {}],
    ['account.removePasskey', { passkeyId: 'x', password: 'hunter two' }],
    ['auth.signIn', { email: 'a@b.test', password: 'hunter two' }],
    ['invitations.accept', { token: 'x', password: 'hunter two' }],
  ])('sends no key, and stores nothing, where input or answer is secret: %s', async (path, input) => {
    const fetch = vi.fn<Fetch>().mockRejectedValue(new TypeError('Failed to fetch'));
    const untyped = createTRPCUntypedClient(links(fetch));
    for (let time = 0; time < 2; time += 1) await untyped.mutation(path, input).catch(() => null);
    expect(fetch.mock.calls.map(([init]) => keyOf(init))).toEqual(['null', 'null']);
  });

  it('carries no key when nobody is signed in', async () => {
    const fetch = vi.fn<Fetch>(async () => done());
    await client(fetch).auth.signIn.mutate({ email: 'a@b.test', password: 'x' });
    expect(keyOf(fetch.mock.calls[0]?.[0])).toBe('null');
  });
});
