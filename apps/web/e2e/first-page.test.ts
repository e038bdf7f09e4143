import { demoPassword } from '@gatehouse/core/demo';
import { expect, test } from 'vitest';
import { firstVisit } from './support/first-visit.ts';
import { eventually, seen } from './support/see.ts';
import { ourChromium } from './support/one-chromium.ts';
import { openSite } from './support/site.ts';

const site = openSite({ demo: true });

/** Bytes of script as they come over the line, and requests of any kind. */
const ceilings = {
  '/sign-in': { requests: 15, scriptBytes: 200_000, fonts: ['ibm-plex-sans-latin-wght-normal'] },
  '/team': {
    requests: 20,
    scriptBytes: 300_000,
    // The names of the demo need the second.
    fonts: ['ibm-plex-sans-latin-ext-wght-normal', 'ibm-plex-sans-latin-wght-normal'],
  },
} as const;

test.each(['/sign-in', '/team'] as const)('a first visit of %s loads no more than it may', async (path) => {
  const { requests, scriptBytes, fonts, styleSheets } = await firstVisit(await ourChromium(), {
    url: site.url,
    path,
    password: demoPassword,
  });
  const most = ceilings[path];
  expect(requests).toBeLessThanOrEqual(most.requests);
  expect(scriptBytes).toBeLessThanOrEqual(most.scriptBytes);
  expect(fonts.toSorted()).toEqual(most.fonts);
  // That of the frame, and that of the app.
  expect(styleSheets).toBe(2);
});

test.each([
  ['/sign-in', 'bare', 'light'],
  ['/sign-in', 'bare', 'dark'],
] as const)(
  'the frame of %s is in the first answer and needs no script (%s, %s)',
  async (path, frame, colorScheme) => {
    const { context } = await site.visitor({ javaScriptEnabled: false, colorScheme });
    // Unwatched: without scripts the browser reports each of them as blocked.
    const page = await context.newPage();
    await page.goto(path);
    const first = page.locator('#first-frame');
    await eventually(() => first.getAttribute('data-frame')).toBe(frame);
    await eventually(() => first.getAttribute('aria-hidden')).toBe('true');
    await seen(first.getByText('Gatehouse'));
  },
);

test('the app puts its own brand where the frame had it, and the frame is gone', async () => {
  const { page } = await site.visitor();
  await page.route(/\/assets\/first-.*\.js$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  const held = Promise.withResolvers<undefined>();
  await page.goto('/sign-in', { waitUntil: 'commit' });
  const placeOf = (selector: string) => page.locator(selector).first().boundingBox();
  await seen(page.locator('#first-frame').getByText('Gatehouse'));
  const before = await placeOf('#first-frame svg');
  held.resolve(undefined);
  await seen(page.getByRole('heading', { level: 1, name: 'Sign in' }));
  await eventually(() => page.locator('#first-frame').count()).toBe(0);
  expect(await placeOf('header svg')).toEqual(before);
});
