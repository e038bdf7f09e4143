import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { settled } from './settled.ts';

declare global {
  interface Window {
    axe?: typeof Axe;
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Rules = Axe.RunOnly;
/** All of WCAG 2.2 AA. */
export const everyRule: Rules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
};
/** The rules about colours. All other rules find the same in light and dark. */
export const colourRules: Rules = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Every page of this browser begins with axe: half a megabyte, sent once. */
export const loadAxe = (context: BrowserContext) => context.addInitScript(source);

/** What axe finds, one line each; empty when all is well. Waits until the page has settled: a half-faded colour is no colour. */
export async function axe(page: Page): Promise<readonly string[]> {
  await settled(page);
  return violations(page, everyRule);
}

/** The same for a page that has settled. */
export async function violations(page: Page, rules: Rules): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (only) => {
    if (!window.axe) throw new Error('axe is not on the page');
    // No rule of ours reads stylesheets or media, which axe would fetch again.
    const { violations } = await window.axe.run(document, {
      runOnly: only,
      resultTypes: ['violations'],
      preload: false,
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) =>
        [id, help, target.join(' '), failureSummary.split('\n').at(-1)?.trim()].join(' | '),
      ),
    );
  }, rules);
}
