import { demoPassword } from '@gatehouse/core/demo';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { takesOn } from './support/layout.ts';
import { show } from './support/open-page.ts';
import { differing } from './support/pixels.ts';
import { eventually, focused, gone, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite({ demo: true });

async function alice(options: BrowserContextOptions = {}) {
  const visitor = await site.visitor({ reducedMotion: 'reduce', ...options });
  await visitor.signIn('alice@northwind.test', demoPassword);
  return visitor;
}

async function idOf(code: string): Promise<string> {
  const [client] = await site.app.peek<{ id: string }>(
    "select c.id from clients c join partners p on p.id = c.partner_id where c.code = $1 and p.name like 'Northwind%'",
    [code],
  );
  return client?.id ?? '';
}

describe('in forced colours', () => {
  test('what is on, chosen, current or open differs from what is not', async () => {
    const { page, context } = await alice({ forcedColors: 'active' });
    const change = async (what: Locator, act: () => Promise<unknown>) => {
      const before = await what.screenshot();
      await act();
      await page.mouse.move(0, 0);
      await page.evaluate(
        () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
      );
      return differing(context, before, await what.screenshot());
    };
    await page.goto(`/clients/${await idOf('acme-dental')}?tab=permissions`);
    const track = page.locator('.mantine-Switch-track').first();
    await seen(track);
    expect(await change(track, () => track.click())).toBeGreaterThan(0.25);

    const outline = (link: Locator) => link.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(await outline(page.getByRole('link', { name: 'Permissions' }))).toBe('solid');
    expect(await outline(page.getByRole('link', { name: 'Overview' }))).toBe('none');
    const sections = page.getByRole('navigation', { name: 'Sections' });
    expect(await outline(sections.getByRole('link', { name: 'Clients' }))).toBe('solid');
    expect(await outline(sections.getByRole('link', { name: 'Team' }))).toBe('none');

    await page.goto('/team?invite=true');
    const dialog = page.getByRole('dialog');
    const radio = dialog.getByRole('radio').last();
    await seen(radio);
    expect(await change(radio, () => radio.check())).toBeGreaterThan(0.25);
    expect(await dialog.evaluate((element) => getComputedStyle(element).borderStyle)).toBe('solid');
  });
});

describe('names in lists', () => {
  /** The openers of rows whose text is cut off. */
  const cut = (page: Page) =>
    page.locator('[data-row-opener]').evaluateAll((openers) =>
      openers.flatMap((opener) => {
        for (let box: Element | null = opener; box && !box.matches('tr, li'); box = box.parentElement)
          if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible')
            return [opener.textContent];
        return [];
      }),
    );

  test.each(['/team', '/clients', 'client users'])(
    '%s can be read completely at every width and zoom',
    async (path) => {
      const visitor = await alice();
      const address = path === 'client users' ? `/clients/${await idOf('acme-dental')}?tab=users` : path;
      const page = await show(visitor, address);
      // 907 and 680: a window of 1360 pixels at 150 % and at 200 %.
      for (const width of [641, 680, 768, 900, 907, 1024, 1200, 1360]) {
        await takesOn(page, { size: { width, height: 800 } });
        expect(await cut(page), `at ${width}`).toEqual([]);
      }
    },
  );
});

describe('a side panel', () => {
  /** The topmost element in the middle of the focused element is that element or part of it. */
  const isVisible = (page: Page) =>
    focused(page).evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return at !== null && (element.contains(at) || at.contains(element));
    });

  async function walk(page: Page) {
    const hidden: string[] = [];
    const inside: boolean[] = [];
    for (let step = 0; step < 70; step += 1) {
      await page.keyboard.press('Tab');
      if ((await focused(page).count()) === 0) continue;
      const where = focused(page);
      if (!(await isVisible(page)))
        hidden.push(await where.evaluate((element) => element.outerHTML.slice(0, 90)));
      inside.push(await where.evaluate((element) => element.closest('[data-side-panel]') !== null));
    }
    return { hidden, inside };
  }

  test.each([1360, 1200])('at %i px leaves its page visible and reachable', async (width) => {
    const { page } = await alice({ viewport: { width, height: 900 } });
    await page.goto('/team');
    await page.getByRole('link', { name: 'Bea Ruiz' }).click();
    await seen(page.getByRole('dialog', { name: 'Details of Bea Ruiz' }));
    await page.getByRole('button', { name: 'Invite people' }).focus();
    const { hidden, inside } = await walk(page);
    expect(hidden).toEqual([]);
    expect(inside).toContain(false);
  });

  test('over its page keeps the focus, and gives the page back', async () => {
    const { page } = await alice({ viewport: { width: 1000, height: 900 } });
    await page.goto('/team');
    await page.getByRole('link', { name: 'Bea Ruiz' }).click();
    const panel = page.getByRole('dialog', { name: 'Details of Bea Ruiz' });
    await seen(panel);
    const { hidden, inside } = await walk(page);
    expect(hidden).toEqual([]);
    expect(inside).not.toContain(false);
    await page.keyboard.press('Escape');
    await gone(panel);
    await eventually(() => focused(page).textContent()).toBe('Bea Ruiz');
    await page.getByRole('button', { name: 'Invite people' }).click();
    await seen(page.getByRole('dialog', { name: /^Invite people/ }));
  });
});
