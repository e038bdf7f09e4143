// Every vitest project and the folder its tests live in. A project named here must have at least one test.

/** @type {Record<string, string>} */
export const PROJECTS = {
  policy: 'packages/policy/src',
  emails: 'packages/emails/src',
  core: 'packages/core/src',
  api: 'apps/api/test',
  web: 'apps/web/src',
  tooling: 'tooling',
  browser: 'apps/web/e2e',
};
