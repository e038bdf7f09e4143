import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchSettings } from './tooling/browser/src/launch-browser.ts';
import { PROJECTS } from './tooling/test/projects.mjs';

// A small build machine has two cores: more workers only wait for each other and for PostgreSQL, and make timeouts a matter of luck.
const WORKERS = 2;

const eachFile = ['./tooling/test/fail-on-console-error.ts', './tooling/test/leave-as-found.ts'];
const e2e = './apps/web/e2e/support';
const database = './packages/core/src/testing/global-setup.ts';

// canary/ holds planted faults, which must never run.
const never = ['**/node_modules/**', '**/dist/**', '**/canary/**'];

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    // A test that passes only at the second attempt has found something.
    retry: 0,
    // A worker keeps its modules from one file to the next: loading them for each file took a sixth of the run. A file must restore what it
    // changes in a module. Each file has its own database anyway.
    isolate: false,
    projects: [
      project('policy'),
      project('emails'),
      project('web', { exclude: [...never, '**/*.component.test.tsx'] }),
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'component',
          include: ['apps/web/src/**/*.component.test.tsx'],
          setupFiles: eachFile,
          // A keystroke takes a second where others use the processor too.
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await launchSettings() }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 1280, height: 800 },
          },
        },
      },
      project('mailbox'),
      project('postgres'),
      // These run whole tools.
      project('tooling', { testTimeout: 60_000 }),
      project('core', { globalSetup: [database], testTimeout: 20_000, hookTimeout: 60_000 }),
      project('api', { globalSetup: [database], testTimeout: 20_000, hookTimeout: 60_000 }),
      project('browser', {
        // One migrated and one seeded database to copy, for all its files.
        globalSetup: [database, `${e2e}/demo-template.ts`],
        testTimeout: 120_000,
        hookTimeout: 120_000,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
});

function project(name: keyof typeof PROJECTS, more: object = {}) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`${PROJECTS[name]}/**/*.test.{ts,tsx}`],
      exclude: never,
      setupFiles: eachFile,
      ...more,
    },
  };
}
