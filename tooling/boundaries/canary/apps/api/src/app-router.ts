export { first } from './routers/first.router.ts';
export type AppRouter = { first: boolean };
