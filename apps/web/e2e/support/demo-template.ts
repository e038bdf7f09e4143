import { openApp } from '@gatehouse/core/app';
import { seedDemo } from '@gatehouse/core/demo';
import { createKeyring, createLogger } from '@gatehouse/core/platform';
import { copyTemplate, testSecret } from '@gatehouse/core/testing';
import type { TestProject } from 'vitest/node';

/** A migrated database with the demo data, seeded once per run. Sites with demo data are copies of it. */
export const demoTemplate = 'gatehouse_demo';

export default async function setup(project: TestProject): Promise<void> {
  const { ownerUrl, appUrl } = await copyTemplate({
    postgres: project.getProvidedContext().postgres,
    name: demoTemplate,
  });
  const app = await openApp({
    databaseUrl: appUrl,
    worker: false,
    clock: { now: () => new Date() },
    keyring: createKeyring([testSecret]),
    logger: createLogger('silent'),
  });
  await seedDemo(app, ownerUrl);
  await app.close();
}
