import { aMember, aPartner } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { staysInPlace, takesOn } from './support/layout.ts';
import { browserOf } from './support/people.ts';
import { gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const long = 'Maria-Theodora '.repeat(8).trim();
const unbroken = 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(3).slice(0, 120);
const names = [
  'محمد بن عبد الله الفارسي',
  'אבגד הוז (Admin)',
  'Siobhán O’Brien-D\'Arcy "Shiv" <b>&amp;</b>',
  '👩🏽‍🚀 Zoë 🏳️‍🌈',
  '王小明',
  long,
  unbroken,
];
const address = `${'a'.repeat(64)}@${'very-long-label.'.repeat(10)}test`;

describe('names as people have them', () => {
  beforeAll(async () => {
    const partner = await aPartner(site.app, { name: `${unbroken.slice(0, 60)} & Söhne` });
    for (const name of names) await aMember(site.app, { partner, name });
    await aMember(site.app, { partner, name: 'Long Address', email: address });
  });

  test('are shown in the roster whole or ending in dots, in rows of one height, as they were written', async () => {
    const ada = await rosterPage();
    const shown = await ada.getByRole('rowheader').getByRole('link').allTextContents();
    expect(shown).toEqual(expect.arrayContaining(names));
    const rows = await ada.getByRole('row').evaluateAll((all) => all.map((row) => row.clientHeight));
    expect(new Set(rows.slice(1)).size).toBe(1);
    await staysInPlace(ada);
  });

  test.each([1280, 768, 390, 320])('break nothing at %i px: roster, panel, dialogs', async (width) => {
    const page = await rosterPage();
    await takesOn(page, { size: { width, height: 800 } });
    await staysInPlace(page);
    for (const name of [unbroken, 'Long Address']) {
      // At its beginning: the rest of a long name is cut off.
      await page.getByRole('link', { name, exact: true }).click({ position: { x: 12, y: 8 } });
      const panel = page.getByRole('dialog', { name: `Details of ${name}` });
      await seen(panel);
      await staysInPlace(page);
      await panel.getByRole('button', { name: 'Remove from the team' }).click();
      await seen(page.getByRole('dialog', { name: `Remove ${name} from` }));
      await staysInPlace(page);
      await page.keyboard.press('Escape');
      await gone(page.getByRole('dialog', { name: `Remove ${name} from` }));
      await page.keyboard.press('Escape');
      await gone(panel);
    }
  });
});

async function rosterPage(): Promise<Page> {
  const [partner] = await site.app.peek<{ id: string; name: string; status: 'active' }>(
    'select id, name, status from partners order by id desc limit 1',
  );
  if (!partner) throw new Error('There is no partner.');
  const admin = await aMember(site.app, { partner, role: 'partner_admin', name: 'Ada Admin' });
  const { page } = await browserOf(site, admin);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/team?size=50');
  await seen(page.getByRole('link', { name: 'Long Address' }));
  return page;
}
