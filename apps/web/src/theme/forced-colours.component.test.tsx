import { page, type Locator } from 'vitest/browser';
import { expect, test } from 'vitest';
import { acme, withClients } from '../testing/acme.ts';
import { atRest, prefer } from '../testing/looks.ts';
import { alice, northwind } from '../testing/northwind.ts';
import { openApp } from '../testing/open-app.tsx';

const forced = () => prefer({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' });

async function pixelsOf(what: Locator): Promise<Uint8ClampedArray> {
  // Without a file the answer is the picture.
  const base64 = await what.screenshot({ save: false });
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const drawing = new OffscreenCanvas(image.width, image.height).getContext('2d');
  drawing?.drawImage(image, 0, 0);
  return drawing?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
}

/** The share of pixels, from 0 to 1, that differ after `act`. The pointer and the focus have gone elsewhere. */
async function change(what: Locator, act: () => Promise<unknown>): Promise<number> {
  const before = await pixelsOf(what);
  await act();
  await page.getByRole('heading', { level: 1, includeHidden: true }).hover({ force: true });
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await atRest();
  const after = await pixelsOf(what);
  if (before.length !== after.length) return 1;
  let changed = 0;
  for (let at = 0; at < before.length; at += 4)
    if ([0, 1, 2].some((colour) => before[at + colour] !== after[at + colour])) changed += 1;
  return changed / (before.length / 4);
}

const outline = (link: Locator) => getComputedStyle(link.element()).outlineStyle;

test('in forced colours what is on or current differs from what is not', async () => {
  await forced();
  await openApp(`/clients/${acme.id}?tab=permissions`, withClients());
  await expect.element(page.getByRole('switch', { name: 'Calls' })).toBeInTheDocument();
  await atRest();
  const track = page.elementLocator(document.querySelector('.mantine-Switch-track') ?? document.body);
  expect(await change(track, () => track.click())).toBeGreaterThan(0.25);
  expect(outline(page.getByRole('link', { name: 'Permissions' }))).toBe('solid');
  expect(outline(page.getByRole('link', { name: 'Overview' }))).toBe('none');
  const sections = page.getByRole('navigation', { name: 'Sections' });
  expect(outline(sections.getByRole('link', { name: 'Clients' }))).toBe('solid');
  expect(outline(sections.getByRole('link', { name: 'Team' }))).toBe('none');
});

test('in forced colours what is chosen or open differs from what is not', async () => {
  await forced();
  await openApp('/team?invite=true', northwind([alice]));
  const dialog = page.getByRole('dialog');
  const radio = dialog.getByRole('radio').last();
  await expect.element(radio).toBeVisible();
  await atRest();
  expect(await change(radio, () => radio.click())).toBeGreaterThan(0.25);
  expect(getComputedStyle(dialog.element()).borderStyle).toBe('solid');
});
