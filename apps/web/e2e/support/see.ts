import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const patience = 10_000;

/** Waits until it is visible. */
export const seen = (what: Locator) => what.waitFor({ state: 'visible' });

/** Waits until it is not visible, or no longer. */
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

/** The reader returns to this tab. A headless browser never hides it, so the event is dispatched by hand. */
export async function comesBackTo(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
}
