export { handle } from './modules/identity/worker.ts'; // breaks: worker-loads-late, module-face-outside
export { PgBoss } from 'pg-boss';
