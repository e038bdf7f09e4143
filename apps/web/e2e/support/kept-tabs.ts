import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { loadAxe } from './axe.ts';
import { aContext, openTab, visitorIn, type Tab, type Visitor } from './visitor.ts';

type Cookies = Parameters<BrowserContext['addCookies']>[0];

interface KeptTab {
  readonly tab: Tab;
  readonly options: BrowserContextOptions;
  /** The cookies of those who have signed in here, by their address. */
  readonly sessions: Map<string, Cookies>;
  taken: boolean;
}

export interface KeptTabs {
  /** The next visitor, at the tab of the last one who came with the same options. */
  readonly visit: (browser: Browser, baseURL: string, options?: BrowserContextOptions) => Promise<Visitor>;
  readonly close: () => Promise<void>;
}

/** A file of the portal that is no page: storage can be reached there, and no app runs that writes to it. */
const noPage = '/favicon.svg';

/**
 * Tabs that one visitor after another uses. A load of the app costs two fifths of one in a new tab: the process is there, and its scripts
 * are in memory. Cookies and storage end with the visitor. Who signs in again returns to their session: hashing a password is slow on purpose.
 */
export function keepTabs(): KeptTabs {
  const kept = new Map<string, Promise<KeptTab>>();
  return {
    async visit(browser, baseURL, options = {}) {
      const key = JSON.stringify(options);
      const coming = kept.get(key) ?? openKept(browser, baseURL, options);
      kept.set(key, coming);
      const own = await coming;
      if (own.taken) throw new Error('Another visitor of this test sits at this tab.');
      own.taken = true;
      own.tab.watched.forget();
      const visitor = visitorIn(own.tab, baseURL, () => leave(own));
      return { ...visitor, signIn: (email, password) => signInAgain(own, visitor, email, password) };
    },
    async close() {
      for (const coming of kept.values()) await (await coming).tab.page.context().close();
    },
  };
}

async function openKept(browser: Browser, baseURL: string, options: BrowserContextOptions): Promise<KeptTab> {
  const context = await aContext(browser, baseURL, options);
  await loadAxe(context);
  return { tab: await openTab(context), options, sessions: new Map(), taken: false };
}

async function signInAgain(
  { sessions }: KeptTab,
  { context, signIn }: Visitor,
  email: string,
  password: string,
): Promise<void> {
  const known = sessions.get(email);
  if (known) return context.addCookies(known);
  await signIn(email, password);
  sessions.set(email, await context.cookies());
}

/** Nothing of this visitor is left for the next one. */
async function leave(own: KeptTab): Promise<void> {
  const { page } = own.tab;
  await page.goto(noPage);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.context().clearCookies();
  await page.setViewportSize(own.options.viewport ?? { width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  own.taken = false;
}
