/** Access control: closed vocabularies, the access table, and the function that decides. Pure; knows neither HTTP nor the database. */
export * from './roles.ts';
export * from './statuses.ts';
export * from './permissions.ts';
export * from './features.ts';
export * from './reasons.ts';
export * from './actor.ts';
export * from './actions.ts';
export * from './procedures.ts';
export type { Answer, LimitName, Traits } from './traits.ts';
export * from './decide.ts';
export * from './fields.ts';
export * from './lifetimes.ts';
export * from './capabilities.ts';
export * from './pages.ts';
export * from './link-spellings.ts';
