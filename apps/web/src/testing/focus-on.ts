import type { Locator } from 'vitest/browser';
import { expect } from 'vitest';

/** Puts the focus on an element, as somebody who came by key. */
export async function focusOn(locator: Locator): Promise<void> {
  await expect.element(locator).toBeVisible();
  const element = locator.element();
  if (element instanceof HTMLElement) element.focus();
  await expect.element(locator).toHaveFocus();
}
