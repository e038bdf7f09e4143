import type { Locator } from 'vitest/browser';
import { expect } from 'vitest';

/** Focuses an element as the keyboard would. */
export async function focusOn(locator: Locator): Promise<void> {
  await expect.element(locator).toBeVisible();
  const element = locator.element();
  if (element instanceof HTMLElement) element.focus();
  await expect.element(locator).toHaveFocus();
}
