import { subjectOf, type Grant, type UserActor } from '@gatehouse/policy';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tables, Tenant, UnitOfWork } from '../../../platform/index.ts';
import { hashSessionToken } from '../lucia-adapter.ts';
import { isOver } from '../queries/is-over.ts';

/** What an ended session passes to its replacement: a new secret is not a new sign-in (SECURITY R13). Times in the database's format. */
export interface EndedSession {
  readonly createdAt: string;
  readonly absoluteExpiresAt: string;
  readonly idleSeconds: number;
}

/** Ends the session of a cookie's secret, which must belong to the transaction's own user. Null when it had ended before. */
export const endSession = (uow: UnitOfWork, token: string): Promise<EndedSession | null> =>
  endOne(uow, { id: hashSessionToken(token) });

/** The same for a session given by its public handle. */
export const endSessionOfHandle = (uow: UnitOfWork, handle: string): Promise<EndedSession | null> =>
  endOne(uow, { handle });

async function endOne(
  uow: UnitOfWork,
  which: { readonly id: string } | { readonly handle: string },
): Promise<EndedSession | null> {
  const ended = await uow.db
    .deleteFrom('sessions')
    .where((eb) => eb.and(which))
    .returning([
      'created_at as createdAt',
      'absolute_expires_at as absoluteExpiresAt',
      'idle_seconds as idleSeconds',
    ])
    .executeTakeFirst();
  return ended ?? null;
}

/** A membership whose sessions are ended, as the audit log names its person. */
export interface SessionHolder extends Tenant {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Ends every session that acts for the grant's membership. Sessions for another membership continue (CONTRACT §4). */
export async function endSessionsOfMembership(
  uow: UnitOfWork,
  grant: Grant<
    | 'partnerTeam.deactivateMember'
    | 'partnerTeam.reactivateMember'
    | 'partnerTeam.removeMember'
    | 'clientUsers.deactivate'
    | 'clientUsers.reactivate'
    | 'clientUsers.remove',
    SessionHolder
  >,
): Promise<number> {
  const { id } = subjectOf(grant);
  const { numDeletedRows } = await uow.db
    .deleteFrom('sessions')
    .where('membership_id', '=', id)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Ends every session of a person, for whichever membership it acts. In the person's own scope, and under the lock of the account. */
export async function endSessionsOfUser(uow: UnitOfWork, userId: string): Promise<number> {
  const { numDeletedRows } = await uow.db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Ends one session that acts for the grant's membership; false when the membership has none with that handle. */
export async function revokeSessionOfMembership(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.revokeMemberSession' | 'clientUsers.revokeSession', SessionHolder>,
  handle: string,
): Promise<boolean> {
  const holder = subjectOf(grant);
  const which = { membership_id: holder.id, handle };
  return (await revoke(uow, holder, (eb) => eb.and(which), tenantOf(holder))) === 1;
}

/** Ends every session that acts for the grant's membership. Sessions for another one continue (CONTRACT §4). */
export function revokeSessionsOfMembership(
  uow: UnitOfWork,
  grant: Grant<'partnerTeam.revokeMemberSessions' | 'clientUsers.revokeSessions', SessionHolder>,
): Promise<number> {
  const holder = subjectOf(grant);
  return revoke(uow, holder, (eb) => eb('membership_id', '=', holder.id), tenantOf(holder));
}

const tenantOf = ({ partnerId, clientId }: Tenant): Tenant => ({ partnerId, clientId });

/**
 * Ends one of a person's own sessions, for whichever membership it acts; false when they have none with that handle. Under the lock of the
 * account: otherwise a session that replaces another one concurrently would stay.
 */
export const revokeOwnSession = async (uow: UnitOfWork, own: UserActor, handle: string): Promise<boolean> =>
  (await revoke(uow, own, (eb) => eb.and({ user_id: own.userId, handle }))) === 1;

/** Ends a person's own sessions except the current one, under the same lock. */
export const revokeOtherOwnSessions = (uow: UnitOfWork, own: UserActor): Promise<number> =>
  revoke(uow, own, (eb) => eb.and([eb('user_id', '=', own.userId), eb('handle', '<>', own.sessionId)]));

async function revoke(
  uow: UnitOfWork,
  { name, email }: Pick<SessionHolder, 'name' | 'email'>,
  which: (eb: ExpressionBuilder<Tables, 'sessions'>) => Expression<SqlBool>,
  tenant?: Tenant,
): Promise<number> {
  const rows = await uow.db
    .with(
      (cte) => cte('chosen').materialized(),
      (db) =>
        db
          .selectFrom('sessions')
          .select((eb) => ['handle', isOver(eb.ref('handle')).as('over')])
          .where(which),
    )
    .with('gone', (db) =>
      db
        .deleteFrom('sessions')
        .where('handle', 'in', (eb) => eb.selectFrom('chosen').select('handle'))
        .returning('handle'),
    )
    .selectFrom('gone')
    .innerJoin('chosen', 'chosen.handle', 'gone.handle')
    .select(['gone.handle', 'chosen.over'])
    .execute();
  // A session that had ended by itself is deleted too, and counts as not found.
  const ended = rows.filter(({ over }) => !over);
  for (const { handle } of ended) {
    uow.audit({
      action: 'session.revoked',
      subject: { type: 'session', id: handle, label: `${name} <${email}>` },
      ...(tenant ? { tenant } : {}),
    });
  }
  return ended.length;
}
