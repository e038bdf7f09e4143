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

/**
 * Waits until the page has loaded everything and has drawn it, also after a change of size or colour scheme. Slow machines take their time,
 * and what is measured earlier is a state that nobody sees.
 */
export async function settled(page: Page): Promise<void> {
  const deadline = Date.now() + patience;
  do {
    if (Date.now() > deadline) throw new Error(`The page does not come to rest: ${waitingFor(page)}`);
    await still(page, patience);
  } while (waitingFor(page) !== '');
}

const waitingFor = (page: Page) => [...(open.get(page) ?? [])].map((request) => request.url()).join(', ');

/** The browser has drawn a frame and become idle three times in a row without any change. */
const still = (page: Page, patienceMs: number): Promise<void> =>
  page.evaluate(async (mostMs) => {
    const begun = performance.now();
    let changed = true;
    const observer = new MutationObserver(() => (changed = true));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const extent = () => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [innerWidth, innerHeight, scrollWidth, scrollHeight].join();
    };
    const moving = () =>
      document.getAnimations().some(({ playState, effect }) => {
        const end = Number(effect?.getComputedTiming().endTime);
        return playState === 'running' && Number.isFinite(end);
      });
    await document.fonts.ready;
    try {
      for (let [quiet, before] = [0, '']; quiet < 3; quiet += 1) {
        if (performance.now() - begun > mostMs) throw new Error('The page does not stop changing.');
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
        const now = extent();
        if (changed || now !== before || moving()) quiet = -1;
        [changed, before] = [false, now];
      }
    } finally {
      observer.disconnect();
    }
  }, patienceMs);
