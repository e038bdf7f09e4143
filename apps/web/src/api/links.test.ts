import { createTRPCUntypedClient } from '@trpc/client';
import { afterEach, expect, it, vi } from 'vitest';
import { links } from './links.ts';

const page = {
  shown: () => null,
  judge: () => null,
  noticed: () => undefined,
  resolved: async () => undefined,
  done: () => undefined,
};

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['auth.signIn', true],
  ['auth.verifySecondFactor', true],
  ['auth.signInWithPasskey', true],
  ['invitations.accept', true],
  ['account.updateProfile', false],
])('%s sends the zone of the browser: %s', async (path, sends) => {
  const asked = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(
    async () => new Response(JSON.stringify({ result: { data: {} } })),
  );
  vi.stubGlobal('fetch', asked);
  await createTRPCUntypedClient({ links: links(page) }).mutation(path, {});
  const sent = new Headers(asked.mock.calls[0]?.[1].headers).get('x-time-zone');
  expect(sent).toBe(sends ? new Intl.DateTimeFormat().resolvedOptions().timeZone : null);
});
