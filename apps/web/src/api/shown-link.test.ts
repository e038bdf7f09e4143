import { afterEach, expect, it, vi } from 'vitest';
import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { fetchAsShown } from './shown-link.ts';

const session = (membership: string): SessionOutput => ({
  user: { id: 'ada', email: 'a@b.test', displayName: 'A', emailProven: true },
  membership: { id: membership, role: 'partner_user', status: 'active' },
  memberships: [],
  organisation: null,
  permissions: null,
  rolesOnOffer: null,
  mfaEnrolmentRequired: false,
  vendorContact: '',
  can: [],
});

const changed = () => new Response('', { headers: { 'x-gatehouse-page': 'changed' } });

afterEach(() => vi.unstubAllGlobals());

it('repeats a query once the session matches the page again', async () => {
  const answers = [changed(), new Response('own')];
  const asked = vi.fn<() => Promise<Response>>(async () => answers.shift() ?? changed());
  vi.stubGlobal('fetch', asked);
  const page = {
    shown: () => session('north'),
    noticed: vi.fn<() => void>(),
    resolved: async () => undefined,
  };
  const answer = await fetchAsShown(page)('/trpc/a.b');
  expect(answer).toBeInstanceOf(Response);
  expect([asked.mock.calls.length, page.noticed.mock.calls.length]).toEqual([2, 1]);
});

it('drops a query once the page shows another membership, instead of repeating it forever', async () => {
  const asked = vi.fn<() => Promise<Response>>(async () => changed());
  vi.stubGlobal('fetch', asked);
  let shown = session('north');
  const resolved = async () => {
    shown = session('south');
  };
  const page = { shown: () => shown, noticed: () => undefined, resolved };
  await expect(fetchAsShown(page)('/trpc/a.b')).rejects.toThrow('another session');
  expect(asked).toHaveBeenCalledTimes(1);
});
