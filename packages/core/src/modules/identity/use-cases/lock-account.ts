import { sql, type RawBuilder } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';

export interface LockedAccount {
  readonly mfaEnabled: boolean;
  /** Null for an account without a password. */
  readonly passwordHash: string | null;
}

/**
 * What signing in depends on, held as it is until the unit ends. Without the lock: the old password is found right, the password is changed
 * and all sessions end, and then the sign-in opens one more. Taken too before one session takes another's place: whoever ends all of them
 * sees the rows there were when it began, and would miss the new one. Null for nobody; in the person's own scope.
 */
export const shareLockAccount = (uow: UnitOfWork, userId: string): Promise<LockedAccount | null> =>
  read(uow, userId, sql`for share`);

/**
 * The same, taken first by whoever changes a password or a factor or ends a person's sessions: one change after the other, and no sign-in or
 * switch in between.
 * In the person's own scope.
 */
export const lockAccount = (uow: UnitOfWork, userId: string): Promise<LockedAccount | null> =>
  read(uow, userId, sql`for no key update`);

async function read(
  uow: UnitOfWork,
  userId: string,
  lock: RawBuilder<unknown>,
): Promise<LockedAccount | null> {
  // The person first, then the password: the order of whoever changes one.
  const { rows } = await sql<LockedAccount>`
    with held as materialized (select id, mfa_enabled from users where id = ${userId} ${lock})
    select mfa_enabled as "mfaEnabled",
      (select password_hash from password_credentials where user_id = held.id for share) as "passwordHash" from held`.execute(
    uow.db,
  );
  return rows[0] ?? null;
}
