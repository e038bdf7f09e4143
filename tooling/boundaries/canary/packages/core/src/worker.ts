export { handle } from './modules/identity/jobs/send.handler.ts';
export { PgBoss } from 'pg-boss';
