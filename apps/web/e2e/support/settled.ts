import type { Page, Request } from 'playwright-core';

const patience = 10_000;
const open = new WeakMap<Page, Set<Request>>();

/** Counts the requests a page is still waiting for. */
export function countRequests(page: Page): void {
  const requests = new Set<Request>();
  open.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** What the page must have taken on before it counts as settled. */
export interface Taken {
  readonly width?: number | undefined;
  readonly colorScheme?: 'light' | 'dark' | undefined;
}

/**
 * Waits until the page has loaded everything and has drawn it, also after a change of size or colour scheme. Slow machines take their time,
 * and what is measured earlier is a state that nobody sees.
 */
export async function settled(page: Page, taken: Taken = {}): Promise<void> {
  const deadline = Date.now() + patience;
  do {
    if (Date.now() > deadline) throw new Error(`The page does not come to rest: ${waitingFor(page)}`);
    await still(page, taken);
  } while (waitingFor(page) !== '');
}

const waitingFor = (page: Page) => [...(open.get(page) ?? [])].map((request) => request.url()).join(', ');

/** The browser has drawn a frame and become idle twice in a row without any change. */
const still = (page: Page, { width, colorScheme }: Taken): Promise<void> =>
  page.evaluate(
    async ({ mostMs, width, colorScheme }) => {
      const begun = performance.now();
      const root = document.documentElement;
      let changed = false;
      const observer = new MutationObserver(() => (changed = true));
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const extent = () => [innerWidth, innerHeight, root.scrollWidth, root.scrollHeight].join();
      const takenOn = () =>
        (width ?? innerWidth) === innerWidth &&
        (colorScheme ?? root.dataset['mantineColorScheme']) === root.dataset['mantineColorScheme'];
      const moving = () =>
        document.getAnimations().some(({ playState, effect }) => {
          const end = Number(effect?.getComputedTiming().endTime);
          return playState === 'running' && Number.isFinite(end);
        });
      await document.fonts.ready;
      try {
        for (let [quiet, before] = [0, extent()]; quiet < 2; quiet += 1) {
          if (performance.now() - begun > mostMs) throw new Error('The page does not stop changing.');
          await new Promise((resolve) => requestAnimationFrame(resolve));
          await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
          const now = extent();
          if (changed || now !== before || !takenOn() || moving()) quiet = -1;
          [changed, before] = [false, now];
        }
      } finally {
        observer.disconnect();
      }
    },
    { mostMs: patience, width, colorScheme },
  );
