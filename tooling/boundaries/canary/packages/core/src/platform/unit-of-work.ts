import type { PgBoss } from 'pg-boss'; // breaks: only-one-knows-pg-boss

export type Boss = PgBoss;
