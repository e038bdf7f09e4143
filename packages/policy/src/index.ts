/** Who may do what: closed vocabularies, the access table, and the one function that decides. Pure; knows no HTTP and no database. */
export * from './roles.ts';
export * from './statuses.ts';
export * from './permissions.ts';
export * from './features.ts';
export * from './reasons.ts';
export * from './actor.ts';
export * from './actions.ts';
export * from './decide.ts';
export * from './grant.ts';
export * from './capabilities.ts';
export * from './pages.ts';
export * from './link-spellings.ts';
