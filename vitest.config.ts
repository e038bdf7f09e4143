import { defineConfig } from 'vitest/config';
import { PROJECTS } from './tooling/test/projects.mjs';

// Two cores are what a small build machine has: more workers than that only wait for each other and for
// PostgreSQL, and make timeouts a matter of luck.
const WORKERS = 2;

const eachFile = ['./tooling/test/fail-on-console-error.ts', './tooling/test/leave-as-found.ts'];
const database = './packages/core/src/testing/global-setup.ts';

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    // A test that passes at the second attempt has found something.
    retry: 0,
    // A worker keeps its modules from one file to the next; loading them for each file was a sixth of the run.
    // What a file changes in a module it must put back, and each file has a database of its own anyway.
    isolate: false,
    projects: [
      project('policy'),
      project('emails'),
      project('web'),
      project('mailbox'),
      project('postgres'),
      // Whole tools run in these.
      project('tooling', { testTimeout: 60_000 }),
      project('core', { globalSetup: [database], testTimeout: 20_000, hookTimeout: 60_000 }),
      project('api', { globalSetup: [database], testTimeout: 20_000, hookTimeout: 60_000 }),
      project('browser', {
        globalSetup: [database],
        // One journey at a time: each has a server, a database and a browser of its own.
        fileParallelism: false,
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
      // canary/ holds what must be found wrong, never what must run.
      exclude: ['**/node_modules/**', '**/dist/**', '**/canary/**'],
      setupFiles: eachFile,
      ...more,
    },
  };
}
