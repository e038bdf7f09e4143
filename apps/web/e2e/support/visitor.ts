import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { countRequests } from './settled.ts';
import { watch, type Watch } from './watch.ts';

/** A person with a browser of their own: cookies and storage are separate. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Another tab of the same browser. */
  readonly newTab: () => Promise<Page>;
  /** Declares the refusals this test is about: `403 partnerTeam.invite`. One that never comes fails the test. */
  readonly expects: (...refusals: readonly string[]) => void;
  /** Refusals that may or may not come: the app reloads what has become stale, and how stale it is depends on the machine. */
  readonly allows: (...refusals: readonly string[]) => void;
  /** Signs in without the form, for tests that are not about it. */
  readonly signIn: (email: string, password: string) => Promise<void>;
  /** Fails when a page reported an error, or an expected refusal did not come. */
  readonly finish: () => Promise<void>;
}

const patience = 10_000;

export async function aVisitor(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await aContext(browser, baseURL, options);
  return visitorIn(await openTab(context), baseURL, () => context.close());
}

/** A browser context with its own cookies, storage and cache. */
export async function aContext(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  context.setDefaultTimeout(patience);
  return context;
}

export interface Tab {
  readonly page: Page;
  readonly watched: Watch;
}

/** A tab whose faults and requests are noted. */
export async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const watched = await watch(page);
  countRequests(page);
  return { page, watched };
}

/** A person at an open tab. `leave` is called at the end. */
export function visitorIn({ page, watched }: Tab, baseURL: string, leave: () => Promise<unknown>): Visitor {
  const context = page.context();
  const watches = [watched];
  const expected = new Set<string>();
  const allowed = new Set<string>();
  return {
    context,
    page,
    async newTab() {
      const tab = await openTab(context);
      watches.push(tab.watched);
      return tab.page;
    },
    expects: (...refusals) => refusals.forEach((refusal) => expected.add(refusal)),
    allows: (...refusals) => refusals.forEach((refusal) => allowed.add(refusal)),
    async signIn(email, password) {
      const answer = await context.request.post(`${baseURL}/trpc/auth.signIn`, {
        headers: { 'x-portal-request': '1', 'sec-fetch-site': 'same-origin' },
        data: { email, password },
      });
      if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`);
    },
    async finish() {
      const found = (await Promise.all(watches.map((one) => one.problems()))).flat();
      await leave();
      expect(new Set(found.filter((one) => expected.has(one) || !allowed.has(one)))).toEqual(expected);
    },
  };
}
