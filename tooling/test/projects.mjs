// Every vitest project with the folder of its tests. Each must have at least one test. The groups run one after the other, so that a
// database or a browser that cannot start fails only its own tests.

/** @type {readonly Record<string, string>[]} */
export const RUNS = [
  {
    policy: 'packages/policy/src',
    emails: 'packages/emails/src',
    web: 'apps/web/src',
    tooling: 'tooling',
    mailbox: 'packages/demo-mailbox/src',
    postgres: 'packages/embedded-postgres/src',
  },
  // In a browser too, but without a server: a file whose name ends with .component.test.tsx.
  { component: 'apps/web/src' },
  { core: 'packages/core/src', api: 'apps/api/test' },
  { browser: 'apps/web/e2e' },
];

/** @type {Record<string, string>} */
export const PROJECTS = Object.assign({}, ...RUNS);
