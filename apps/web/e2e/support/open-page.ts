import { demoPassword } from '@gatehouse/core/demo';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { settled } from './settled.ts';
import type { Site } from './site.ts';
import type { Visitor } from './visitor.ts';

/** Opens one page in one state, in a browser with the given options. */
export type Open = (site: Site, options: BrowserContextOptions) => Promise<Page>;

export function asDemo(email: string, path: string): Open {
  return (site, options) => visit(site, options, path, { email, password: demoPassword });
}

export async function visit(
  site: Site,
  options: BrowserContextOptions,
  address: string,
  who?: { email: string; password: string },
): Promise<Page> {
  const visitor = await site.visitor(options);
  if (who) await visitor.signIn(who.email, who.password);
  return show(visitor, address);
}

/** Opens an address and waits until the page has loaded everything. */
export async function show({ page }: Visitor, address: string): Promise<Page> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
  const unfinished = page.locator('[aria-busy="true"], [class*="Skeleton-root"], [class*="Loader-root"]');
  await unfinished.first().waitFor({ state: 'hidden' });
  await settled(page);
  return page;
}

export async function linkTo(site: Site, invitation: { token(): string }): Promise<string> {
  return `${site.url}/accept#token=${invitation.token()}`;
}
