// Which module may use which. A module is a folder of packages/core/src/modules; "uses" means importing its index.ts or contract.ts. An
// edge that is not written here does not exist, and the edges must form no cycle.

/** @type {Record<string, readonly string[]>} */
export const MODULES = {
  audit: [],
  partners: ['audit'],
  sessions: ['audit'],
  identity: ['audit', 'partners', 'sessions'],
  // The own account: profile, sessions, password, second factors, proof of the mailbox (docs/decisions/0011).
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

/**
 * Tables of other modules that a module reads, and why it does not ask their owner. Needs an edge above, and never allows a write. Most are
 * joins that would otherwise take a statement for each row, or read a lock or a list twice.
 * @type {Record<string, Record<string, string>>}
 */
export const FOREIGN_READS = {
  accounts: {
    users:
      "a mail's reader and the secret that is mailed are one statement under one scope; likewise one's own factors",
    sessions:
      'a notice names the device of the session that was its occasion, in the statement that finds its reader',
    memberships: 'nobody is written to whose account has no active place any more, in the same statement',
  },
  identity: {
    partners:
      'whether an actor may still act depends on its organisation too, read in one statement under its lock',
  },
  clients: {
    memberships:
      'an assignment is a pair of client and member: lists of either sort, search and count by the other',
  },
  invitations: {
    partners: 'a link and its mail are good only while the organisation is open: one statement, one moment',
    clients: 'the same for a client, and the roles it has on offer',
    memberships:
      'who may send an invitation again is found among members, most recently active first; and nobody is invited who is one, in one statement',
  },
  'partner-team': {
    memberships: 'the roster is a list of memberships: its order, filters and pages are their indexes',
    invitations:
      'whoever is invited stands in the roster, in the columns of a member; which they are, invitations says',
    client_assignments: 'the roster counts them for its page alone, and is filtered by them',
  },
  'client-users': {
    memberships:
      'the list of people is a list of memberships: its order, filters and pages are their indexes',
    invitations: 'whoever is invited stands in the same list, so an id may be that of an invitation',
    clients: 'each row names its client and what the client has on offer, looked up for a page alone',
  },
};

/**
 * Functions that write a tenant's table without a grant of the policy, and what allows them instead.
 * @type {Record<string, string>}
 */
export const UNGRANTED = {
  'partners createPartner':
    'the operator and the demo data make partners; no procedure of the API reaches it',
  'identity createMembership':
    'nobody joins by somebody else’s grant: the accepted link is the proof, and the demo data and tests seed',
  'invitations takeLink': 'the link proves that this invitation may be accepted, once',
  'invitations requestNewLink':
    'the expired link proves that its holder was invited; nothing but the request is noted',
  'invitations expireInvitations': 'a job without an actor, one partner’s scope at a time',
  'invitations remindInvitations': 'a job without an actor, one partner’s scope at a time',
  'invitations markDelivery': 'a job without an actor notes the outcome of the mail it has sent',
};

/** Libraries that only one folder may import: all other code uses what that folder exports. */
export const OWNED_LIBRARIES = [
  {
    library: 'lucia',
    owner: '^packages/core/src/modules/sessions/',
    why: 'lucia is known to the sessions module alone: call that module',
  },
  {
    library: '@zxcvbn-ts/core',
    owner: '^packages/core/src/modules/identity/domain/password-strength\\.ts$',
    why: 'server and browser judge passwords by one estimator and one threshold: ask password-strength.ts',
  },
  {
    library: 'pg-boss',
    owner: '^packages/core/src/(?:platform/jobs/|worker\\.ts$)',
    why: 'pg-boss (its types too) is known to platform/jobs and worker.ts alone: enqueue through the unit of work',
  },
];

/** The one file of a domain that also runs in the browser, in a separate worker. */
export const PASSWORD_STRENGTH = 'packages/core/src/modules/identity/domain/password-strength\\.ts$';

/** Infrastructure, by the names it is imported under. */
export const LIBRARIES = {
  orm: ['@mikro-orm/[^/]+', 'kysely', 'pg'],
  http: ['hono', '@hono/[^/]+', '@trpc/[^/]+'],
  jobs: ['pg-boss'],
  mail: ['nodemailer', 'react-email'],
  react: ['react', 'react-dom', 'react-email'],
};
