import type { SelectQueryBuilder } from 'kysely';
import { clearedAtATime } from '../domain/caps.ts';

/** The rows after the first `kept`, at most as many as one call deletes. */
export const beyond = <D, T extends keyof D, O>(rows: SelectQueryBuilder<D, T, O>, kept: number) =>
  rows.offset(kept).limit(clearedAtATime);
