// The rules of ARCHITECTURE §2 for dependency-cruiser, made from modules.mjs. A rule's comment is its message.
import { LIBRARIES, MODULES, OWNED_LIBRARIES, PASSWORD_STRENGTH } from './modules.mjs';
import { below, library, modules, test, testing, workspace } from './patterns.mjs';

const { orm, http, jobs, mail, react } = LIBRARIES;
const emails = workspace('packages/emails', 'emails');
const api = workspace('apps/api', 'api');
const inModule = `^${modules}/([^/]+)/`;

/**
 * @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule
 * @typedef {Rule['from']} From
 * @typedef {Rule['to']} To
 */

/** @param {string} name @param {string} comment @param {From} from @param {To} to @returns {Rule & { name: string }} */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const edges = Object.entries(MODULES).map(([name, uses]) =>
  forbid(
    `edge-${name}`,
    `${name} may use ${uses.join(', ') || 'no other module'}: declare the edge in tooling/boundaries/modules.mjs or go without it`,
    { path: `^${modules}/${name}/`, pathNot: test },
    { path: below(`${modules}/`), pathNot: below(`${modules}/(?:${[name, ...uses].join('|')})/`) },
  ),
);

const owned = OWNED_LIBRARIES.map(({ library: name, owner, why }) =>
  forbid(`only-one-knows-${name}`, why, { pathNot: owner }, { path: library(name) }),
);

const moduleRules = [
  forbid(
    'module-face',
    'a module is used through its index.ts, contract.ts or vocabulary.ts: export there what others need',
    { path: inModule },
    {
      path: below(`${modules}/`),
      pathNot: [below(`${modules}/$1/`), `${modules}/[^/]+/(?:index|contract|vocabulary)\\.ts$`],
    },
  ),
  forbid(
    'module-face-outside',
    "a module is used through its index.ts, contract.ts or vocabulary.ts; the list of all, modules/index.ts, is the registry's",
    { pathNot: [`^${modules}/`, test] },
    {
      path: below(`${modules}/`),
      pathNot: [
        `${modules}/[^/]+/(?:index|contract|vocabulary)\\.ts$`,
        `${modules}/index\\.ts$`,
        PASSWORD_STRENGTH,
      ],
    },
  ),
  forbid(
    'module-list',
    'who knows all modules knows too much: the registry alone assembles the app from modules/index.ts',
    { pathNot: '^packages/core/src/registry\\.ts$' },
    { path: below(`${modules}/index\\.ts$`) },
  ),
  forbid(
    'contract-pure',
    'contract.ts is shipped to browsers: zod, the policy vocabularies and other contracts, nothing else',
    { path: 'packages/core/src/(?:platform|modules/[^/]+)/contract\\.ts$' },
    {
      pathNot: ['/(?:contract|vocabulary)\\.ts$', library('zod'), ...workspace('packages/policy', 'policy')],
    },
  ),
  forbid(
    'vocabulary-plain',
    'vocabulary.ts is read by the browser before any page: no schemas, only the policy, other vocabularies and what knows no zod',
    { path: 'packages/core/src/(?:platform|modules/[^/]+)/vocabulary\\.ts$' },
    {
      pathNot: [
        '/vocabulary\\.ts$',
        'packages/core/src/platform/(?:domains|names|time-zones)/contract\\.ts$',
        ...workspace('packages/policy', 'policy'),
      ],
    },
  ),
  forbid(
    'password-strength-plain',
    'password-strength.ts is shipped to browsers: the estimator and vocabularies, nothing else',
    { path: PASSWORD_STRENGTH },
    { pathNot: ['/vocabulary\\.ts$', library('@zxcvbn-ts/[^/]+')] },
  ),
  forbid(
    'domain-pure',
    'domain/ holds rules over plain values: itself, its errors, contracts, policy, platform errors and ids (types from elsewhere are fine)',
    { path: `${inModule}domain/`, pathNot: test },
    {
      path: below('(?:packages|apps|tooling)/'),
      pathNot: [
        below(`${modules}/$1/(?:domain/|[^/]+\\.errors\\.ts$)`),
        '/(?:contract|vocabulary)\\.ts$',
        below('packages/core/src/platform/(?:errors|ids)\\.ts$'),
        ...workspace('packages/policy', 'policy'),
      ],
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'domain-no-infrastructure',
    'domain/ does nothing but think: no entities (not even their types), database, HTTP, jobs or mail',
    { path: `${inModule}domain/` },
    { path: [below(`${modules}/$1/persistence/`), library(...orm, ...http, ...jobs, ...mail, 'pino')] },
  ),
  forbid(
    'use-case-no-delivery',
    'a use case knows neither who called it nor how news leaves: no tRPC, Hono, pg-boss or templates',
    { path: `${inModule}use-cases/` },
    { path: [library(...http, ...jobs, ...mail), ...emails] },
  ),
  forbid(
    'query-reads',
    'a query turns rows into a DTO: no use cases, jobs, HTTP or templates',
    { path: `${inModule}queries/`, pathNot: test },
    { path: [below(`${modules}/$1/(?:use-cases|jobs)/`), library(...http, ...jobs, ...mail), ...emails] },
  ),
  forbid(
    'persistence-own',
    "persistence/ refers to other modules' rows by id, never by entity",
    { path: `${inModule}persistence/`, pathNot: test },
    { path: below(`${modules}/`), pathNot: below(`${modules}/$1/`) },
  ),
  forbid(
    'handler-only-in-worker',
    'handlers and mails run in workers: only the worker.ts of their module imports them',
    { pathNot: [`^${modules}/[^/]+/worker\\.ts$`, `\\.(?:handler|mail)${test}`] },
    { path: '\\.(?:handler|mail)\\.ts$' },
  ),
  forbid(
    'worker-loads-late',
    'a server carries no handlers along: the manifest of its module alone names worker.ts, in an import()',
    {},
    { path: below(`${modules}/[^/]+/worker\\.ts$`), dynamic: false },
  ),
];

const packageRules = [
  forbid(
    'emails-only-from-mail',
    'templates are handed to a *.mail.ts by the platform’s sender, which loads them late: define a mail instead',
    {
      path: '^(?:apps|packages)/',
      pathNot: ['^packages/emails/', '^packages/core/src/platform/mail/'],
    },
    { path: emails },
  ),
  forbid(
    'platform-below-modules',
    'the platform knows no module: let the caller hand in what it needs',
    { path: '^packages/core/src/platform/', pathNot: test },
    { path: below(`packages/core/src/(?!platform/|migrations/)`) },
  ),
  forbid(
    'core-without-delivery',
    'packages/core is reached through the API but does not know it: no tRPC, Hono or React',
    { path: '^packages/core/src/' },
    { path: [library(...http, ...react), ...api] },
  ),
  forbid(
    'policy-pure',
    'the policy is data and pure functions, also in the browser: it imports nothing',
    { path: '^packages/policy/src/', pathNot: test },
    { pathNot: below('packages/policy/src/') },
  ),
  forbid(
    'emails-alone',
    'a template takes plain values: no other package of ours but the policy',
    { path: '^packages/emails/' },
    {
      path: [below('(?:apps|packages)/'), '^@gatehouse/'],
      pathNot: [below('packages/emails/'), ...workspace('packages/policy', 'policy')],
    },
  ),
  forbid(
    'apps-are-ends',
    'nothing is built upon an app',
    { path: '^(?:packages|tooling)/' },
    { path: [below('apps/'), '^@gatehouse/(?:api|web)(?:/|$)'] },
  ),
  forbid(
    'testing-only-in-tests',
    'test support is for tests: it must not reach production',
    { path: '^(?:apps|packages)/[^/]+/src/', pathNot: [test, `^${testing}`] },
    { path: [below(testing), '^@gatehouse/core/testing$'] },
  ),
];

// What a production install leaves out (docs/decisions/0038).
const leftOut = [
  ...workspace('packages/embedded-postgres', 'embedded-postgres'),
  ...workspace('packages/demo-mailbox', 'demo-mailbox'),
];
const leftOutFolders = '^packages/(?:embedded-postgres|demo-mailbox)/';

const productionRules = [
  forbid(
    'left-out-only-lazily',
    'production has neither the embedded PostgreSQL nor the demo mailbox: load them with import() when they are needed',
    { path: '^(?:apps|packages)/[^/]+/src/', pathNot: [test, `^${testing}`, leftOutFolders] },
    { path: leftOut, dynamic: false, dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'left-out-alone',
    'the embedded PostgreSQL and the demo mailbox know nothing of Gatehouse: hand in what they need',
    { path: leftOutFolders },
    { path: [below('(?:apps|packages|tooling)/'), '^@gatehouse/'], pathNot: below(leftOutFolders.slice(1)) },
  ),
];

const appRules = [
  forbid(
    'router-thin',
    'a router parses, calls a use case or query, and answers: no database, no jobs',
    { path: '^apps/api/src/routers/' },
    {
      path: [library(...orm, ...jobs, ...mail), ...emails, below('packages/core/src/platform/(?:orm|jobs)/')],
    },
  ),
  forbid(
    'router-alone',
    'a router does not use another router: move what they share into a module',
    { path: '^apps/api/src/routers/([^/]+)\\.router\\.ts$' },
    { path: below('apps/api/src/routers/[^/]+\\.router\\.ts$'), pathNot: 'routers/$1\\.router\\.ts$' },
  ),
  forbid(
    'web-core-contracts-only',
    'the web app may import contracts and the policy, no other code of the server',
    { path: '^apps/web/src/' },
    {
      path: [below('(?:packages|tooling)/'), '^@gatehouse/(?!api(?:/|$))'],
      pathNot: [
        '/(?:contract|vocabulary)\\.ts$',
        '^@gatehouse/core/[^/]+/(?:contract|vocabulary)$',
        PASSWORD_STRENGTH,
        ...workspace('packages/policy', 'policy'),
      ],
    },
  ),
  forbid(
    'web-api-types-only',
    'of the API the web app may import types alone: write import type',
    { path: '^apps/web/' },
    { path: api, dependencyTypesNot: ['type-only', 'unknown'] },
  ),
  forbid(
    'web-ui-knows-no-server',
    'apps/web/src/ui is the design system: it knows no tRPC, feature or route',
    { path: '^apps/web/src/ui/' },
    { path: [library('@trpc/[^/]+'), below('apps/web/src/(?:trpc\\.ts|api/|features/|routes/)')] },
  ),
];

const everywhere = [
  forbid(
    'no-cycle',
    'files that import each other cannot be understood, loaded or tested one at a time',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbid(
    'resolvable',
    'this import leads nowhere the check can follow (a missing file, export or package)',
    {},
    // `npm run bench` alone installs these two.
    { couldNotResolve: true, pathNot: '^(?:better-auth|@casl/ability)(?:/|$)' },
  ),
];

export const RULES = [
  ...edges,
  ...owned,
  ...moduleRules,
  ...packageRules,
  ...productionRules,
  ...appRules,
  ...everywhere,
];
