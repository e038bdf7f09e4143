import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { Refusal, type Answers, type Outputs } from '../../testing/fake-link.ts';
import { alice, northwind, northwindSession } from '../../testing/northwind.ts';
import { openApp } from '../../testing/open-app.tsx';

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const name = page.getByRole('textbox', { name: 'Name', exact: true });
const phone = page.getByLabelText('Phone number');
const save = page.getByRole('button', { name: 'Save changes' });

/** Northwind's server for one's own account; it saves the profile, or refuses. */
function own(more: Partial<NonNullable<Answers['account']>> = {}, session = northwindSession()) {
  const server = northwind([alice], session);
  let profile: Outputs['account']['profile'] = server.account.profile();
  return {
    ...server,
    account: {
      profile: () => profile,
      updateProfile: (changes) => {
        const { displayName = profile.displayName, phone: number = profile.phone, timezone } = changes;
        profile = { ...profile, displayName, phone: number, timezone: timezone ?? profile.timezone };
        return profile;
      },
      sessions: () => [mine],
      ...more,
    },
  } satisfies Answers;
}

type Session = Outputs['account']['sessions'][number];
const mine: Session = {
  id: '01900000-0000-7000-8000-000000000800',
  device: 'desktop',
  browser: 'Chrome 153',
  os: 'Linux',
  ip: '127.0.0.1',
  createdAt: '2025-11-20T09:00:00.000Z',
  lastSeenAt: '2025-11-20T09:00:00.000Z',
  current: true,
};
const firefox: Session = {
  ...mine,
  id: '01900000-0000-7000-8000-000000000801',
  browser: 'Firefox 145',
  os: 'Windows',
  current: false,
};
const phoneOfHers: Session = { ...firefox, id: '01900000-0000-7000-8000-000000000802', device: 'phone' };

describe('the profile', () => {
  test('shows the address, says why it cannot change, and has no field for it', async () => {
    await openApp('/settings/profile', own());
    const address = page.getByRole('textbox', { name: 'E-mail address' });
    await expect.element(address).toHaveValue('alice@northwind.test');
    await expect.element(address).toHaveAttribute('readonly');
    await expect
      .element(page.getByText(/^You sign in with this address, so it can’t be changed\./))
      .toBeVisible();
    await expect.element(save).toBeDisabled();
  });

  test('shows at the field what the server refuses, and keeps what was typed', async () => {
    const refused = () => {
      throw new Refusal('invalid_input', 400, {
        fieldCodes: { phone: { code: 'not_a_phone' }, displayName: { code: 'required' } },
      });
    };
    await openApp('/settings/profile', own({ updateProfile: refused }));
    await phone.fill('call me');
    await save.click();
    await expect.element(page.getByText(/^Enter 5 to 20 digits\./)).toBeVisible();
    await expect.element(phone).toHaveValue('call me');
    await expect.element(name).toHaveAttribute('aria-invalid', 'true');
  });

  test('asks before typed text is lost, on every way out', async () => {
    const app = await openApp('/settings/profile', own());
    await name.fill('Somebody Else');
    await expect.element(page.getByText('Not saved yet')).toBeVisible();
    await page.getByRole('link', { name: 'Active sessions' }).click();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await expect.element(question).not.toBeInTheDocument();
    await expect.element(name).toHaveValue('Somebody Else');
    await page.getByRole('link', { name: 'Team' }).click();
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await expect.element(heading('Partner team')).toBeVisible();
    app.back();
    await expect.element(name).toHaveValue('Alice Berger');
  });

  test('has a time zone that is found by typing, also after a click', async () => {
    const app = await openApp('/settings/profile', own());
    const zone = page.getByRole('combobox', { name: 'Time zone' });
    await expect.poll(() => zone.query()?.getAttribute('value')).toMatch(/^Same as my browser \(/);
    // By mouse: after a click, typed text replaces the chosen zone.
    await zone.click();
    await userEvent.keyboard('kiev');
    await expect.element(zone).toHaveValue('kiev');
    await expect.element(page.getByRole('option', { name: /Europe\/Kyiv/ })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await zone.click();
    await zone.fill('tokyo');
    await page.getByRole('option', { name: /Asia\/Tokyo/ }).click();
    await save.click();
    await expect.element(page.getByText('Saved', { exact: true })).toBeVisible();
    expect(app.calls.find(({ path }) => path === 'account.updateProfile')?.input).toMatchObject({
      timezone: 'Asia/Tokyo',
    });
    await page.getByRole('link', { name: 'Active sessions' }).click();
    await page.getByRole('listitem').first().getByRole('time').first().hover();
    await expect.element(page.getByRole('tooltip').filter({ hasText: 'GMT+9' })).toBeVisible();
  });
});

describe('active sessions', () => {
  const items = page.getByRole('listitem');

  /** Alice's sessions here and elsewhere, which end when they are told to. */
  function withOthers(more: Partial<NonNullable<Answers['account']>> = {}) {
    let rows = [mine, firefox, phoneOfHers];
    return own({
      sessions: () => rows,
      revokeSession: ({ sessionId }) => {
        rows = rows.filter(({ id }) => id !== sessionId);
        return {};
      },
      revokeOtherSessions: () => {
        rows = [mine];
        return {};
      },
      ...more,
    });
  }

  test('can all be ended but this one, after a question', async () => {
    const app = await openApp('/settings/sessions', withOthers());
    await expect.element(items.first().getByText('This browser')).toBeVisible();
    expect(items.elements()).toHaveLength(3);
    expect(items.first().getByRole('button').elements()).toEqual([]);
    const all = page.getByRole('main').getByRole('button', { name: 'Sign out all others' });
    await all.click();
    const question = page.getByRole('dialog', { name: 'Sign out all other sessions?' });
    await expect.element(question.getByText(/^Your 2 other sessions end immediately\./)).toBeVisible();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(question).not.toBeInTheDocument();
    expect(app.calls.map(({ path }) => path)).not.toContain('account.revokeOtherSessions');
    await all.click();
    await question.getByRole('button', { name: 'Sign out all others' }).click();
    await expect.element(page.getByText('All other sessions have ended.')).toBeVisible();
    await expect.poll(() => items.elements().length).toBe(1);
  });

  test('one that ended meanwhile disappears from the list, with a message', async () => {
    let rows = [mine, firefox];
    const gone = () => {
      rows = [mine];
      throw new Refusal('not_found', 404);
    };
    await openApp('/settings/sessions', withOthers({ sessions: () => rows, revokeSession: gone }));
    await page.getByRole('button', { name: 'Sign out: Firefox 145 on Windows' }).click();
    await expect.element(page.getByText(/^This session has already ended\./)).toBeVisible();
    await expect.poll(() => items.elements().length).toBe(1);
  });
});

test.each(['active', 'suspended'] as const)(
  'one’s own account is open while Northwind is %s',
  async (status) => {
    const app = await openApp('/settings', own({}, northwindSession('partner_admin', status)));
    await expect.element(name).toBeVisible();
    expect(app.address()).toBe('/settings/profile');
  },
);

test('one’s own account is open to the vendor’s staff', async () => {
  const session = northwindSession();
  const membership = { id: alice.id, role: 'staff_admin', status: 'active' } as const;
  const organisation = { id: alice.id, kind: 'vendor', name: 'Vendor', status: 'active' } as const;
  const memberships = [{ id: membership.id, role: membership.role, organisation }];
  const app = await openApp(
    '/settings',
    own({}, { ...session, membership, memberships, organisation, can: [] }),
  );
  await expect.element(name).toBeVisible();
  expect(app.address()).toBe('/settings/profile');
  await page.getByRole('link', { name: 'Active sessions' }).click();
  await expect.element(page.getByText('This browser')).toBeVisible();
});
