import type { Browser, CDPSession, Page } from 'playwright-core';
import { aVisitor } from './visitor.ts';

interface Asked {
  readonly url: string;
  readonly path: '/sign-in' | '/team';
  readonly password: string;
  /** How many times slower the processor is. */
  readonly slower?: number;
  readonly network?: {
    readonly latency: number;
    readonly downloadThroughput: number;
    readonly uploadThroughput: number;
    readonly offline: boolean;
  };
}

/** What a first visit loads, as the browser's protocol counts it: bytes as they came over the line. */
export interface FirstVisit {
  readonly requests: number;
  readonly bytes: number;
  /** Bodies of scripts. */
  readonly scriptBytes: number;
  readonly headerBytes: number;
  readonly fonts: readonly string[];
  readonly styleSheets: number;
  readonly firstPaintMs: number;
  readonly usableMs: number;
  /** How far content jumped, as the browser sums it up. */
  readonly shift: number;
}

/** Opens a page in a browser that has never been here; /team for an administrator who has signed in. */
export async function firstVisit(
  browser: Browser,
  { url, path, password, slower = 1, network }: Asked,
): Promise<FirstVisit> {
  const visitor = await aVisitor(browser, url);
  const { page, context } = visitor;
  context.setDefaultTimeout(60_000);
  if (path === '/team') await visitor.signIn('alice@northwind.test', password);
  const cdp = await context.newCDPSession(page);
  const loaded = await count(cdp);
  if (network) await cdp.send('Network.emulateNetworkConditions', network);
  if (slower > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await observeShifts(page);
  const begun = performance.now();
  await page.goto(path, { waitUntil: 'commit' });
  const content =
    path === '/team' ? page.getByRole('link', { name: 'Bea Ruiz' }) : page.getByLabel('E-mail address');
  await content.first().waitFor();
  // A blank is drawn without a script as well; what can be clicked is the app's.
  await content.first().click({ trial: true });
  const usableMs = performance.now() - begun;
  await page.waitForLoadState('networkidle');
  const { firstPaintMs, shift } = await page.evaluate(() => ({
    firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    shift: Number(document.documentElement.dataset['shift'] ?? 0),
  }));
  await visitor.finish();
  return { ...loaded(), firstPaintMs, usableMs, shift };
}

const observeShifts = (page: Page) =>
  page.addInitScript(() => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry && typeof entry.value === 'number') sum += entry.value;
      document.documentElement.dataset['shift'] = String(sum);
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** Counts by the protocol, which sees every request, preloads and workers' included. */
async function count(cdp: CDPSession) {
  const requests = new Map<string, { type: string; url: string; headers: number; all: number }>();
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', ({ requestId, type, request }) =>
    requests.set(requestId, { type: type ?? '', url: request.url, headers: 0, all: 0 }),
  );
  cdp.on('Network.responseReceived', ({ requestId, response, type }) => {
    const known = requests.get(requestId);
    if (known) Object.assign(known, { type, headers: response.encodedDataLength });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const known = requests.get(requestId);
    if (known) known.all = encodedDataLength;
  });
  return () => {
    const all = [...requests.values()];
    const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
    const scripts = all.filter(({ url }) => new URL(url).pathname.endsWith('.js'));
    return {
      requests: all.length,
      bytes: sum(all.map((one) => one.all)),
      scriptBytes: sum(scripts.map((one) => one.all - one.headers)),
      headerBytes: sum(all.map((one) => one.headers)),
      fonts: all.flatMap(({ url }) => /\/([\w-]+?)-[\w-]{8}\.woff2$/.exec(url)?.[1] ?? []),
      styleSheets: all.filter(({ url }) => url.endsWith('.css')).length,
    };
  };
}
