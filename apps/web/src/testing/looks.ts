import axe, { type RunOnly } from 'axe-core';
import { cdp, page } from 'vitest/browser';
import { expect, onTestFinished } from 'vitest';
import { sidewaysScroll, textsOutOfPlace } from './out-of-place.ts';

/** All of WCAG 2.2 AA. */
const everyRule: RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** The rules about colours. All other rules find the same in light and dark. */
const colourRules: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
/** What the window around the app is, which the journeys look at: here it is the test runner's. */
const windowRules = { 'document-title': { enabled: false }, 'meta-viewport': { enabled: false } };

const usual = { width: 1280, height: 800 };

/** Until the test ends, the window has this size. */
export async function resizeTo(size: { width: number; height: number }): Promise<void> {
  onTestFinished(() => page.viewport(usual.width, usual.height));
  await changeSize(size.width, size.height);
}

/** Changes the size of a window that `resizeTo` has changed before. */
export async function changeSize(width: number, height: number): Promise<void> {
  await page.viewport(width, height);
  await expect.poll(() => [window.innerWidth, window.innerHeight]).toEqual([width, height]);
  await atRest();
}

/** Until the test ends, the reader's system prefers this: `{ 'prefers-color-scheme': 'dark' }`. */
export async function prefer(preferences: Readonly<Record<string, string>>): Promise<void> {
  const send = (features: { name: string; value: string }[]) =>
    cdp().send('Emulation.setEmulatedMedia', { features });
  onTestFinished(() =>
    send(Object.keys(preferences).map((name) => ({ name, value: '' }))).then(() => undefined),
  );
  await send(Object.entries(preferences).map(([name, value]) => ({ name, value })));
}

async function inScheme(scheme: 'light' | 'dark'): Promise<void> {
  await prefer({ 'prefers-color-scheme': scheme, 'prefers-reduced-motion': 'reduce' });
  await expect.poll(() => document.documentElement.dataset['mantineColorScheme']).toBe(scheme);
  await atRest();
}

/** Nothing loads, moves or changes from one drawn frame to the third after it: what is measured earlier is a state that nobody sees. */
export async function atRest(): Promise<void> {
  await document.fonts.ready;
  let changed = true;
  const observer = new MutationObserver(() => (changed = true));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  onTestFinished(() => observer.disconnect());
  let quiet = 0;
  await expect
    .poll(
      async () => {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        quiet = changed || isMoving() || isLoading() ? 0 : quiet + 1;
        changed = false;
        return quiet;
      },
      { interval: 1, timeout: 10_000 },
    )
    .toBeGreaterThanOrEqual(3);
  observer.disconnect();
}

const isMoving = () =>
  document
    .getAnimations()
    .some(
      ({ playState, effect }) =>
        playState === 'running' && Number.isFinite(Number(effect?.getComputedTiming().endTime)),
    );

const isLoading = () =>
  document.querySelector('[aria-busy="true"], [class*="Skeleton-root"], [class*="Loader-root"]') !== null;

/** What axe finds, one line each; empty when all is well. */
export async function axeFindings(runOnly: RunOnly = everyRule): Promise<readonly string[]> {
  const { violations } = await axe.run(document, {
    runOnly,
    rules: windowRules,
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) =>
      [id, help, target.join(' '), failureSummary.split('\n').at(-1)?.trim()].join(' | '),
    ),
  );
}

/** The faults of the layout; empty when there are none. */
export function outOfPlace(): readonly string[] {
  const sideways = sidewaysScroll();
  return [...(sideways > 0 ? [`${sideways} px sideways`] : []), ...textsOutOfPlace()];
}

/** Axe's rules about colours in the dark, all of axe in light, and the layout, of whatever is open now. Nothing moves meanwhile. */
export async function looksRight(): Promise<void> {
  await inScheme('dark');
  expect(await axeFindings(colourRules), 'in the dark').toEqual([]);
  await inScheme('light');
  expect(await axeFindings(), 'in light').toEqual([]);
  expect(outOfPlace()).toEqual([]);
}
