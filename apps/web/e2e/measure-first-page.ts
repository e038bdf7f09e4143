// node tooling/bench/first-page.mjs [RUNS], with a present build. Measures a first visit of /sign-in and /team in a fresh browser, as it
// is and as on a slow line with a slow processor: requests, bytes, the first paint, and when one can work.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { launchBrowser } from '@gatehouse/browser';
import { demoPassword } from '@gatehouse/core/demo';
import { startEmbeddedPostgres } from '@gatehouse/embedded-postgres';
import { firstVisit, type FirstVisit } from './support/first-visit.ts';
import { startServer } from './support/server.ts';

/** DevTools' "Fast 3G". */
const fast3G = {
  latency: 562.5,
  downloadThroughput: (1.44e6 / 8) * 0.9,
  uploadThroughput: (675e3 / 8) * 0.9,
  offline: false,
};
const runs = Number(process.argv[2] ?? 3);

const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-first-page-'));
const postgres = await startEmbeddedPostgres({ dataDir, password: 'only-for-this-run', durable: false });
const server = await startServer({
  databaseUrl: postgres.ownerUrl('gatehouse'),
  smtpUrl: 'smtp://127.0.0.1:9',
  secret: 'a secret for figures only: more than 32 bytes of it',
  demo: true,
});
const browser = await launchBrowser();
try {
  for (const [line, network, slower] of [
    ['as it is', null, 1],
    ['Fast 3G, CPU ÷ 4', fast3G, 4],
  ] as const) {
    for (const path of ['/sign-in', '/team'] as const) {
      const visits: FirstVisit[] = [];
      for (let run = 0; run < runs; run += 1)
        visits.push(
          await firstVisit(browser, {
            url: server.url,
            path,
            password: demoPassword,
            slower,
            ...(network && { network }),
          }),
        );
      const median = (of: (visit: FirstVisit) => number) =>
        visits.map(of).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
      const seconds = (ms: number) => (ms / 1_000).toFixed(2).padStart(6);
      const kilobytes = (bytes: number) => (bytes / 1_000).toFixed(0).padStart(5);
      process.stdout.write(
        `${line.padEnd(17)} ${path.padEnd(9)} ${median((one) => one.requests)} requests ${kilobytes(median((one) => one.bytes))} kB, script ${kilobytes(median((one) => one.scriptBytes))} kB, headers ${kilobytes(median((one) => one.headerBytes))} kB; first paint ${seconds(median((one) => one.firstPaintMs))} s, usable ${seconds(median((one) => one.usableMs))} s, shift ${median((one) => one.shift).toFixed(3)}\n`,
      );
    }
  }
} finally {
  await browser.close();
  await server.stop();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
