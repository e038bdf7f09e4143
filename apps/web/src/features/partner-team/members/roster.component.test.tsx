import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../testing/fake-link.ts';
import { focusOn } from '../../../testing/focus-on.ts';
import { alice, member, northwind } from '../../../testing/northwind.ts';
import { openApp } from '../../../testing/open-app.tsx';

const bea = member(2, 'Bea Ruiz');
const benoit = member(3, 'Benoît Lefèvre');
const many = Array.from({ length: 30 }, (_, index) => member(10 + index, `Member ${index + 1}`));
const team = [alice, bea, benoit];
const everybody = [...team, ...many];

const table = page.getByRole('table', { name: 'Members' });
const head = (name: string) => table.getByRole('columnheader', { name });
const names = () => table.getByRole('rowheader').getByRole('link').elements();
const results = page.getByRole('main').getByRole('status').filter({ hasText: 'member' });
const panelOf = (name: string) => page.getByRole('dialog', { name: `Details of ${name}` });

/** The last request for the roster. */
const lastAsked = ({ calls }: Awaited<ReturnType<typeof openApp>>) =>
  calls.findLast(({ path }) => path === 'partnerTeam.members')?.input;

describe('searching', () => {
  test('without results says so, and offers to clear the search', async () => {
    const server = northwind(team);
    const { members } = server.partnerTeam;
    const partnerTeam = {
      ...server.partnerTeam,
      members: (input: Parameters<typeof members>[0]) =>
        input?.search ? { ...members(), items: [], total: 0 } : members(input),
    };
    const app = await openApp('/team', { ...server, partnerTeam });
    await expect.element(results.getByText('3 members')).toBeVisible();
    await userEvent.keyboard('/');
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('%_nobody');
    await expect.element(page.getByText('No results for this search and these filters.')).toBeVisible();
    await expect.element(page.getByText('0 members found')).toBeInTheDocument();
    // A slow typist's search is sent before it is complete.
    await expect.poll(() => lastAsked(app)).toMatchObject({ search: '%_nobody' });
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect.element(results.getByText('3 members')).toBeVisible();
    await expect.poll(app.address).toBe('/team');
    await expect.element(page.getByRole('searchbox')).toHaveValue('');
  });
});

test('a long list says immediately that it is long, and its exact number once that is counted', async () => {
  const counted = Promise.withResolvers<void>();
  const server = northwind(everybody);
  const { members } = server.partnerTeam;
  const partnerTeam = {
    ...server.partnerTeam,
    members: async (input: (Parameters<typeof members>[0] & { count?: 'exact' | undefined }) | undefined) => {
      const answer = members(input);
      if (input?.count !== 'exact') return { ...answer, total: 1_000, totalCapped: true };
      await counted.promise;
      return { ...answer, total: 12_345 };
    },
  };
  await openApp('/team', { ...server, partnerTeam });
  await expect.element(results.getByText('1,000+ members, showing 1–25')).toBeVisible();
  await expect.element(page.getByText('Page 1', { exact: true })).toBeVisible();
  counted.resolve();
  await expect.element(results.getByText('12,345 members, showing 1–25')).toBeVisible();
  await expect.element(page.getByText('Page 1 of 494')).toBeVisible();
});

describe('ordering', () => {
  test.each([
    { column: 'Name', by: 'name', before: 'ascending', once: 'descending', twice: 'ascending' },
    { column: 'Role', by: 'role', before: 'none', once: 'ascending', twice: 'descending' },
    { column: 'Two-step verification', by: 'mfa', before: 'none', once: 'ascending', twice: 'descending' },
    { column: 'Last active', by: 'lastActive', before: 'none', once: 'descending', twice: 'ascending' },
  ])('by $column works with the keyboard, and is announced', async ({ column, by, before, once, twice }) => {
    const app = await openApp('/team', northwind(team));
    const button = head(column).getByRole('button');
    await expect.element(head(column)).toHaveAttribute('aria-sort', before);
    await focusOn(button);
    await userEvent.keyboard('{Enter}');
    await expect.element(head(column)).toHaveAttribute('aria-sort', once);
    expect(lastAsked(app)).toMatchObject({ sort: { by, dir: once === 'ascending' ? 'asc' : 'desc' } });
    await userEvent.keyboard(' ');
    await expect.element(head(column)).toHaveAttribute('aria-sort', twice);
    await expect.element(button).toHaveFocus();
    const sorted = table.element().querySelectorAll('[aria-sort]:not([aria-sort="none"])');
    expect([...sorted].map((one) => one.textContent)).toEqual([column]);
  });
});

describe('filtering', () => {
  test('by role shows chips that remove it one by one or all together', async () => {
    const app = await openApp('/team', northwind(team));
    await focusOn(page.getByRole('button', { name: 'Filter by Role' }));
    await userEvent.keyboard('{Enter}');
    await page.getByRole('menuitemcheckbox', { name: 'Partner administrator' }).click();
    await expect.element(results.getByText('3 members found')).toBeInTheDocument();
    expect(lastAsked(app)).toMatchObject({ role: ['partner_admin'] });
    expect(app.address()).toBe('/team?role=partner_admin');
    await page.getByRole('button', { name: 'Remove filter Role: Partner administrator' }).click();
    await expect.poll(app.address).toBe('/team');
    app.back();
    await expect.poll(app.address).toBe('/team?role=partner_admin');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(app.address).toBe('/team');
    await expect.element(results.getByText('3 members', { exact: true })).toBeInTheDocument();
  });
});

describe('pages', () => {
  test('are turned by button and by Back; the old rows stay until the new ones are there', async () => {
    const app = await openApp('/team', northwind(everybody));
    await expect.element(results.getByText('33 members, showing 1–25')).toBeInTheDocument();
    expect(names()).toHaveLength(25);
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect.element(results.getByText('33 members, showing 26–33')).toBeInTheDocument();
    await expect.element(page.getByText('Page 2 of 2', { exact: true })).toBeVisible();
    expect(names()).toHaveLength(8);
    app.back();
    await expect.element(results.getByText('33 members, showing 1–25')).toBeInTheDocument();
    expect(names()).toHaveLength(25);
  });

  test('can be longer', async () => {
    const app = await openApp('/team', northwind(everybody));
    await page.getByLabelText(/^Rows per page/).selectOptions('50');
    await expect.element(results.getByText('33 members', { exact: true })).toBeInTheDocument();
    expect(names()).toHaveLength(33);
    expect(app.address()).toBe('/team?size=50');
    expect(lastAsked(app)).toMatchObject({ limit: 50 });
  });
});

describe('a person’s panel', () => {
  test('opens from the row, has a link of its own, and gives the focus back', async () => {
    const app = await openApp('/team', northwind(team));
    const link = page.getByRole('link', { name: 'Bea Ruiz' });
    await focusOn(link);
    await userEvent.keyboard('{Enter}');
    await expect.element(panelOf('Bea Ruiz').getByText('bea@northwind.test')).toBeVisible();
    expect(app.address()).toBe(`/team?member=${bea.id}`);
    await userEvent.keyboard('{Escape}');
    await expect.element(panelOf('Bea Ruiz')).not.toBeInTheDocument();
    await expect.element(link).toHaveFocus();
    expect(app.address()).toBe('/team');
  });

  test('opens by a click anywhere in the row, steps to the neighbours, and closes with Back', async () => {
    const app = await openApp('/team', northwind(team));
    await table
      .getByRole('row', { name: /Bea Ruiz/ })
      .getByText('Partner user')
      .click();
    await expect.element(panelOf('Bea Ruiz')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(panelOf('Benoît Lefèvre')).toBeVisible();
    await page.getByRole('button', { name: 'Previous person' }).click();
    await expect.element(panelOf('Bea Ruiz')).toBeVisible();
    app.back();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await expect.poll(app.address).toBe('/team');
  });

  test('opens from a link, even for a person who is on no page of this list', async () => {
    const server = northwind([...team, ...many]);
    const others = { ...server.partnerTeam, members: () => northwind([alice]).partnerTeam.members() };
    await openApp(`/team?member=${bea.id}&role=partner_admin`, { ...server, partnerTeam: others });
    await expect.element(panelOf('Bea Ruiz')).toBeVisible();
  });
});

describe('a list that cannot be loaded', () => {
  test('says so in its place, with the request’s id, and can be retried', async () => {
    const server = northwind(team);
    let broken = true;
    const members = () => {
      if (broken) throw new Refusal('internal', 500);
      return server.partnerTeam.members();
    };
    await openApp('/team?q=a', { ...server, partnerTeam: { ...server.partnerTeam, members } });
    await expect.element(page.getByText('The members couldn’t be loaded')).toBeVisible();
    await expect.element(page.getByText(/01900000-0000-7000-8000-00000000beef/)).toBeVisible();
    await expect.element(page.getByRole('heading', { level: 1, name: 'Partner team' })).toBeVisible();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('link', { name: 'Alice Berger' })).toBeVisible();
  });
});
