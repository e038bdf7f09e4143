import { sql, type Expression, type RawBuilder } from 'kysely';

/**
 * Whether a session has ended by itself, by the rules of the organisation it acts for. Only for few sessions, because each is looked up.
 */
export const isOver = (handle: Expression<string>): RawBuilder<boolean> =>
  sql<boolean>`gatehouse.session_is_over(${handle})`;
