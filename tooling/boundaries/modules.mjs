// Who may use whom. A module is a folder of packages/core/src/modules; "uses" means importing its index.ts or
// contract.ts. An edge that is not written here does not exist, and the edges must stay without a cycle.

/** @type {Record<string, readonly string[]>} */
export const MODULES = {
  audit: [],
  partners: ['audit'],
  sessions: ['audit'],
  identity: ['audit', 'partners', 'sessions'],
  // One's own account: profile, sessions, password, second factors, proof of the mailbox (docs/decisions/0011).
  accounts: ['audit', 'sessions', 'identity'],
  branding: ['audit', 'partners'],
  clients: ['audit', 'partners', 'identity'],
  communities: ['audit', 'identity', 'clients'],
  invitations: ['audit', 'partners', 'identity', 'branding', 'clients', 'communities'],
  'partner-team': ['audit', 'partners', 'identity', 'sessions', 'clients', 'invitations'],
  'client-users': [
    'audit',
    'partners',
    'identity',
    'sessions',
    'accounts',
    'clients',
    'communities',
    'invitations',
  ],
  escalations: ['audit', 'partners', 'identity'],
  staff: [
    'audit',
    'partners',
    'sessions',
    'identity',
    'accounts',
    'branding',
    'clients',
    'communities',
    'invitations',
    'partner-team',
    'client-users',
    'escalations',
  ],
};

/** Libraries that only one place may know: everything else goes through what that place offers. */
export const OWNED_LIBRARIES = [
  {
    library: 'lucia',
    owner: '^packages/core/src/modules/sessions/',
    why: 'lucia is known to the sessions module alone: call that module',
  },
  {
    library: 'pg-boss',
    owner: '^packages/core/src/(?:platform/jobs/|worker\\.ts$)',
    why: 'pg-boss (its types too) is known to platform/jobs and worker.ts alone: enqueue through the unit of work',
  },
];

/** Infrastructure, by the names it is imported under. */
export const LIBRARIES = {
  orm: ['@mikro-orm/[^/]+', 'kysely', 'pg'],
  http: ['hono', '@hono/[^/]+', '@trpc/[^/]+'],
  jobs: ['pg-boss'],
  mail: ['nodemailer', 'react-email'],
  react: ['react', 'react-dom', 'react-email'],
};
