import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { acme, client, clientUser, withClients } from '../testing/acme.ts';
import { focusOn } from '../testing/focus-on.ts';
import { atRest, changeSize, prefer, resizeTo } from '../testing/looks.ts';
import { alice, member, northwind } from '../testing/northwind.ts';
import { openApp } from '../testing/open-app.tsx';

const bea = member(2, 'Bea Ruiz');
const long = 'Alexandra Papadopoulou';
const team = northwind([alice, bea, member(3, long, { mfaEnabled: true }), member(4, 'Uli User')]);
const portal = withClients({
  clients: [acme, client(2, 'Blue Harbor Residences & Marina Services', { status: 'onboarding' })],
  users: [clientUser(1, 'Dana Whitmore-Kellerman'), clientUser(2, long, { role: 'community_manager' })],
});

describe('names in lists', () => {
  /** The openers of rows whose text is cut off. */
  const cut = () =>
    [...document.querySelectorAll('[data-row-opener]')].flatMap((opener) => {
      for (let box: Element | null = opener; box && !box.matches('tr, li'); box = box.parentElement)
        if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible')
          return [opener.textContent];
      return [];
    });

  test.each([
    ['/team', team],
    ['/clients', portal],
    [`/clients/${acme.id}?tab=users`, portal],
  ])('of %s can be read completely at every width and zoom', async (path, answers) => {
    await resizeTo({ width: 1360, height: 800 });
    await openApp(path, answers);
    await expect.element(page.getByRole('rowheader').first()).toBeVisible();
    // 907 and 680: a window of 1360 pixels at 150 % and at 200 %.
    for (const width of [641, 680, 768, 900, 907, 1024, 1200, 1360]) {
      await changeSize(width, 800);
      expect(document.querySelectorAll('[data-row-opener]').length).toBeGreaterThan(1);
      expect(cut(), `at ${width}`).toEqual([]);
    }
  });
});

describe('a side panel', () => {
  const panel = page.getByRole('dialog', { name: 'Details of Bea Ruiz' });
  const invite = page.getByRole('button', { name: 'Invite people' });

  /** The topmost element in the middle of the focused element is that element or part of it. */
  function isVisible(element: Element): boolean {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return at !== null && (element.contains(at) || at.contains(element));
  }

  /** Goes along with the Tab key until the focus comes round: what of it is behind something else, and what is in the panel. */
  async function walk() {
    const passed = new Set<Element>();
    const hidden: string[] = [];
    const inside: boolean[] = [];
    for (let step = 0; step < 70; step += 1) {
      await userEvent.keyboard('{Tab}');
      const { activeElement: at } = document;
      if (!at || at === document.body) continue;
      if (passed.has(at)) return { hidden, inside };
      passed.add(at);
      if (!isVisible(at)) hidden.push(at.outerHTML.slice(0, 90));
      inside.push(at.closest('[data-side-panel]') !== null);
    }
    throw new Error('The focus never came round.');
  }

  async function openPanel(width: number): Promise<void> {
    await prefer({ 'prefers-reduced-motion': 'reduce' });
    await resizeTo({ width, height: 900 });
    await openApp('/team', team);
    await page.getByRole('link', { name: 'Bea Ruiz' }).click();
    await expect.element(panel).toBeVisible();
    await atRest();
  }

  test.each([1360, 1200])('at %i px leaves its page visible and reachable', async (width) => {
    await openPanel(width);
    await focusOn(invite);
    const { hidden, inside } = await walk();
    expect(hidden).toEqual([]);
    expect(inside).toContain(true);
    expect(inside).toContain(false);
  });

  test('over its page keeps the focus, and gives the page back', async () => {
    await openPanel(1000);
    const { hidden, inside } = await walk();
    expect(hidden).toEqual([]);
    expect(inside).toContain(true);
    expect(inside).not.toContain(false);
    await userEvent.keyboard('{Escape}');
    await expect.element(panel).not.toBeInTheDocument();
    await expect.element(page.getByRole('link', { name: 'Bea Ruiz' })).toHaveFocus();
    await invite.click();
    await expect.element(page.getByRole('dialog', { name: /^Invite people/ })).toBeVisible();
  });
});
