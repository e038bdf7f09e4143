// npm run screenshots -w apps/web: takes the README's pictures from the demo data of a server that it starts. Needs a build of the web app:
// `npm run check` or `npm test` make one.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '@gatehouse/browser';
import { demoPassword } from '@gatehouse/core/demo';
import { startEmbeddedPostgres } from '@gatehouse/embedded-postgres';
import { startServer } from './support/server.ts';
import { aVisitor } from './support/visitor.ts';

const folder = join(import.meta.dirname, '../../../docs/images');
const mostBytes = 150_000;

const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-screenshots-'));
const postgres = await startEmbeddedPostgres({ dataDir, password: 'only-for-this-run', durable: false });
const server = await startServer({
  databaseUrl: postgres.ownerUrl('gatehouse'),
  // Nothing is sent: the demo's invitations are long past.
  smtpUrl: 'smtp://127.0.0.1:9',
  secret: 'a secret for pictures only: more than 32 bytes of it',
  demo: true,
});
const browser = await launchBrowser();
try {
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    const options = { colorScheme, viewport: { width: 1280, height: 680 } };
    const { page, signIn, finish } = await aVisitor(browser, server.url, options);
    await signIn('alice@northwind.test', demoPassword);
    await page.goto('/team');
    await page.getByRole('link', { name: 'Bea Ruiz' }).waitFor();
    await page.getByRole('link', { name: /^Invitations \d+$/ }).waitFor();
    const path = join(folder, `team-${colorScheme}.png`);
    await page.screenshot({ path });
    await finish();
    const { size } = await stat(path);
    if (size > mostBytes) throw new Error(`${path} has ${size} bytes, at most ${mostBytes} are wanted.`);
    process.stdout.write(`${path} (${Math.round(size / 1_000)} kB)\n`);
  }
} finally {
  await browser.close();
  await server.stop();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
