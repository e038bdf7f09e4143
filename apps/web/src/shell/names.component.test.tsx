import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { client, clientUser, withClients } from '../testing/acme.ts';
import { changeSize, outOfPlace, prefer, resizeTo } from '../testing/looks.ts';
import { alice, member, northwind, northwindSession } from '../testing/northwind.ts';
import { openApp } from '../testing/open-app.tsx';
import { portalOf } from '../testing/portal.ts';

const longWord = 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(3).slice(0, 120);
const names = [
  'محمد بن عبد الله الفارسي',
  'אבגד הוז (Admin)',
  'Siobhán O’Brien-D\'Arcy "Shiv" <b>&amp;</b>',
  '👩🏽‍🚀 Zoë 🏳️‍🌈',
  '王小明',
  'Maria-Theodora '.repeat(8).trim(),
  longWord,
];
const address = `${'a'.repeat(64)}@${'very-long-label.'.repeat(10)}test`;

/** Changes the width of the window, and expects everything in its place. */
async function fitsAt(width: number): Promise<void> {
  await changeSize(width, 800);
  expect(outOfPlace(), `at ${width} px`).toEqual([]);
}

const still = () => prefer({ 'prefers-reduced-motion': 'reduce' });
const dialog = page.getByRole('dialog');

describe('names as people have them: a team', () => {
  const session = northwindSession('partner_admin', 'active', `${longWord.slice(0, 60)} & Söhne`);
  const people = [
    alice,
    ...names.map((name, index) => member(10 + index, name)),
    member(30, 'Long Address', { email: address }),
  ];

  async function roster(width: number) {
    await still();
    await resizeTo({ width, height: 800 });
    await openApp('/team?size=50', northwind(people, session));
    await expect.element(page.getByRole('link', { name: 'Long Address' })).toBeVisible();
  }

  test('is shown whole or ending in dots, in rows of one height, as it was written', async () => {
    await roster(1280);
    const links = page.getByRole('rowheader').getByRole('link').elements();
    expect(links.map((link) => link.textContent)).toEqual(expect.arrayContaining(names));
    const rows = page
      .getByRole('row')
      .elements()
      .map((row) => row.clientHeight);
    expect(new Set(rows.slice(1)).size).toBe(1);
    await fitsAt(1280);
  });

  test.each([1280, 768, 390, 320])('breaks nothing at %i px: roster, panel, dialogs', async (width) => {
    await roster(width);
    await fitsAt(width);
    for (const name of [longWord, 'Long Address']) {
      // At its beginning: the rest of a long name is cut off.
      await page.getByRole('link', { name }).click({ position: { x: 12, y: 8 } });
      const panel = page.getByRole('dialog', { name: `Details of ${name}` });
      await expect.element(panel).toBeVisible();
      await fitsAt(width);
      await panel.getByRole('button', { name: 'Remove from the team' }).click();
      const question = page.getByRole('dialog', { name: new RegExp(`^Remove ${name} from`) });
      await expect.element(question).toBeVisible();
      await fitsAt(width);
      await userEvent.keyboard('{Escape}');
      await expect.element(question).not.toBeInTheDocument();
      await userEvent.keyboard('{Escape}');
      await expect.element(panel).not.toBeInTheDocument();
    }
  });
});

describe('names as people have them: a client', () => {
  const business = client(1, longWord, { code: 'long-word' });
  const people = names.map((name, index) => clientUser(10 + index, name));
  const invited = clientUser(40, '', { kind: 'invitation', email: address, status: 'pending' });
  const [longest = invited] = people.toReversed();
  const server = withClients({ clients: [business], users: [...people, invited] });

  test.each([
    '?tab=users',
    `?tab=users&person=${longest.id}`,
    `?tab=users&person=${invited.id}`,
    '?tab=permissions',
    '/preview',
  ])('breaks nothing of its page %s at any width', async (where) => {
    await still();
    await resizeTo({ width: 1280, height: 800 });
    await openApp(`/clients/${business.id}${where}`, server);
    await expect.element(page.getByRole('heading', { level: 1, includeHidden: true })).toBeInTheDocument();
    for (const width of [1280, 700, 320]) await fitsAt(width);
  });

  test.each([1280, 320])('breaks no dialog at %i px', async (width) => {
    await still();
    await resizeTo({ width, height: 800 });
    await openApp(`/clients/${business.id}?tab=users`, server);
    for (const action of ['Change role', 'Remove', 'Edit details']) {
      await page.getByRole('button', { name: `Actions for ${longest.name}` }).click();
      await page.getByRole('menuitem', { name: action }).click();
      await expect.element(dialog).toBeVisible();
      await fitsAt(width);
      await userEvent.keyboard('{Escape}');
      await expect.element(dialog).not.toBeInTheDocument();
    }
  });
});

describe('names as people have them: a portal', () => {
  test.each([
    ['of one long word', longWord, longWord],
    ['written from right to left', 'محمد بن عبد الله الفارسي', 'عيادة الأسنان الكبيرة (حيفا)'],
    ['with pictures', '👩🏽‍🚀 Zoë 🏳️‍🌈', '🦷 Śmile & <b>Söhne</b>'],
  ])('%s breaks no page', async (_kind, name, organisation) => {
    await still();
    await resizeTo({ width: 1280, height: 800 });
    for (const path of ['/', '/users', '/settings/profile', '/settings/sessions']) {
      const app = await openApp(path, portalOf({ name, organisation }, [clientUser(1, name)]));
      await expect.element(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
      for (const width of [1280, 320]) await fitsAt(width);
      app.close();
    }
    await openApp('/', portalOf({ name, organisation }));
    await expect.element(page.getByRole('heading', { level: 1, name: `Welcome, ${name}` })).toBeVisible();
    await expect.element(page.getByRole('main').getByText(organisation).first()).toBeVisible();
  });
});
