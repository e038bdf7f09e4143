import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { settled } from './settled.ts';

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds against WCAG 2.2 AA, one line each; empty when all is well. Waits until the page has settled: a half-faded colour is no
 * colour.
 */
export async function axe(page: Page): Promise<readonly string[]> {
  await settled(page);
  // Legacy mode omits what only pages with foreign frames need: a blank tab for each run. There are no frames here.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag22AA).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) =>
      [id, help, target.join(' '), failureSummary.split('\n').at(-1)?.trim()].join(' | '),
    ),
  );
}
