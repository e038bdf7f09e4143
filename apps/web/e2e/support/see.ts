import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const patience = 10_000;

/** Waits until it is on the screen. */
export const seen = (what: Locator) => what.waitFor({ state: 'visible' });

/** Waits until it is not, or no longer, on the screen. */
export const gone = (what: Locator) => what.waitFor({ state: 'hidden' });

/** An expectation that may take a moment to come true. */
export const eventually = <T>(look: () => Promise<T> | T) => expect.poll(look, { timeout: patience });

/** The element that has the focus. */
export const focused = (page: Page) => page.locator(':focus');

/** Path and query of the address bar. */
export function addressOf(page: Page): string {
  const { pathname, search, hash } = new URL(page.url());
  return pathname + search + hash;
}

/** The reader comes back to this tab. A browser without a screen never takes it from them, so it must be told. */
export async function comesBackTo(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
}
