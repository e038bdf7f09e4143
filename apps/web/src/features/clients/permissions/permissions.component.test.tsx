import { page } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { acme, allPermissions, withClients, type Permissions } from '../../../testing/acme.ts';
import { Refusal, type Answers } from '../../../testing/fake-link.ts';
import { northwindSession } from '../../../testing/northwind.ts';
import { openApp } from '../../../testing/open-app.tsx';

const switchOf = (name: string) => page.getByRole('switch', { name });
const save = page.getByRole('button', { name: 'Save changes' });
const saved = page.getByText(/^Permissions of Acme Dental saved\./);
const path = `/clients/${acme.id}?tab=permissions`;

const permissions = (changed: Partial<Permissions['permissions']> = {}, more: Partial<Permissions> = {}) => ({
  ...allPermissions,
  permissions: { ...allPermissions.permissions, manage_billing: false, ...changed },
  ...more,
});

/** A server on which another administrator stores `theirs` before the reader's first change arrives. */
function withAnother(theirs: Permissions) {
  let now: Permissions = permissions();
  const server = withClients();
  return {
    ...server,
    clients: {
      ...server.clients,
      permissions: () => now,
      updatePermissions: ({ permissions: changed, version }) => {
        if (now.version < theirs.version) now = theirs;
        if (version !== now.version) throw new Refusal('stale', 409);
        now = {
          ...now,
          permissions: { ...now.permissions, manage_billing: changed?.manage_billing === true },
          version: now.version + 1,
        };
        return now;
      },
    },
  } satisfies Answers;
}

test('leaving with unsaved changes asks first', async () => {
  const app = await openApp(path, withClients());
  await switchOf('Analytics').click();
  await page.getByRole('link', { name: 'Overview' }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect.element(question).not.toBeInTheDocument();
  expect(app.address()).toBe(path);
  await expect.element(switchOf('Analytics')).not.toBeChecked();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect.element(save).not.toBeInTheDocument();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect.poll(app.address).toBe(`/clients/${acme.id}`);
});

describe('another administrator saved meanwhile', () => {
  test('their changes are shown, and kept beside mine', async () => {
    const app = await openApp(path, withAnother(permissions({ view_analytics: false }, { version: 3 })));
    await switchOf('Billing').click();
    await save.click();
    const notice = page.getByRole('alert').filter({ hasText: 'Someone changed this in the meantime' });
    await expect.element(notice.getByText(/^Analytics is now off/)).toBeVisible();
    await notice.getByRole('button', { name: 'Keep my changes' }).click();
    await expect.element(switchOf('Analytics')).not.toBeChecked();
    await expect.element(switchOf('Billing')).toBeChecked();
    await save.click();
    await expect.element(saved).toBeVisible();
    expect(app.calls.findLast((call) => call.path === 'clients.updatePermissions')?.input).toEqual({
      clientId: acme.id,
      version: 3,
      permissions: { manage_billing: true },
    });
  });

  test('a change of the profile alone is no reason to ask', async () => {
    await openApp(path, withAnother(permissions({}, { version: 3 })));
    await switchOf('Billing').click();
    await save.click();
    await expect.element(saved).toBeVisible();
  });
});

describe('the preview', () => {
  const heading = (name: RegExp) => page.getByRole('heading', { level: 1, name });

  test('shows what each role would see, says why the rest is missing, and links nowhere', async () => {
    const stored = permissions({ manage_billing: true, view_calls: false }, { connected: ['billing'] });
    const app = await openApp(path, withClients({ permissions: stored }));
    await page.getByRole('link', { name: 'See as this client' }).click();
    await expect
      .element(heading(/^Preview: what an Admin of Acme Dental sees\. Nothing can be changed here\.$/))
      .toBeVisible();
    const frame = page.getByRole('region', { name: 'The portal of Acme Dental as an Admin sees it' });
    await expect.element(frame.getByText('Billing', { exact: true })).toBeVisible();
    await expect.element(frame.getByRole('list', { name: 'Sections' }).getByText('Users')).toBeVisible();
    expect(frame.element().querySelectorAll('a, button, input')).toHaveLength(0);
    await expect.element(page.getByText(/^Calls: turned off for Acme Dental/)).toBeVisible();
    await page.getByRole('combobox', { name: /^View as/ }).selectOptions('Member');
    await expect.poll(app.address).toBe(`/clients/${acme.id}/preview?as=client_member`);
    const member = page.getByRole('region', { name: 'The portal of Acme Dental as a Member sees it' });
    await expect.element(member.getByText(/^Not connected yet: .*Projects/)).toBeVisible();
    expect(member.getByText('Billing', { exact: true }).elements()).toEqual([]);
    await expect.element(page.getByText(/^Billing: on, but not included in the role Member/)).toBeVisible();
    await page.getByRole('link', { name: 'End preview' }).click();
    await expect.poll(app.address).toBe(path);
  });

  test('of a role that is not offered falls back; without any role it says what to do', async () => {
    const preview = `/clients/${acme.id}/preview?as=community_manager`;
    const app = await openApp(preview, withClients());
    await expect.element(heading(/^Preview: what an Admin of Acme Dental sees/)).toBeVisible();
    app.close();
    await openApp(preview, withClients({ permissions: permissions({}, { rolesOnOffer: [] }) }));
    await expect.element(page.getByText(/^No role is available at Acme Dental/)).toBeVisible();
  });

  test('is not for partner users, and not of a client that is not found', async () => {
    const app = await openApp(
      `/clients/${acme.id}/preview`,
      withClients({ session: northwindSession('partner_user') }),
    );
    await expect.element(page.getByText(/^Only partner administrators can preview the portal/)).toBeVisible();
    app.close();
    await openApp(`/clients/${acme.id}/preview`, withClients({ clients: [] }));
    await expect.element(heading(/^This page doesn’t exist$/)).toBeVisible();
  });
});

test('permissions are not for partner users, who read whose they are', async () => {
  await openApp(path, withClients({ session: northwindSession('partner_user') }));
  await expect
    .element(page.getByText(/^Only partner administrators see and change permissions\./))
    .toBeVisible();
});
